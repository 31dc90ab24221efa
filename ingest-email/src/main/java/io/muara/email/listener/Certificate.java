package io.muara.email.listener;

import io.muara.ingest.setup.UnusableConfiguration;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What proves to clients who we are after STARTTLS: always the newest that Quarkus' TLS registry has read. */
@Singleton
class Certificate {

    private final Optional<String> name;
    private volatile Optional<Shown> shown;

    /** @param protocols such as {@code TLSv1.3} */
    record Shown(SSLContext context, Set<String> protocols) {}

    Certificate(Optional<Shown> shown) {
        this.name = Optional.empty();
        this.shown = shown;
    }

    @Inject
    Certificate(ListenerConfig config, TlsConfigurationRegistry registry) {
        this.name = config.tls();
        this.shown = name.map(wanted ->
                shown(registry.get(wanted).orElseThrow(() -> unusable(wanted, "there is no quarkus.tls." + wanted))));
    }

    void renewed(@Observes CertificateUpdatedEvent event) {
        if (name.equals(Optional.of(event.name()))) {
            shown = Optional.of(shown(event.tlsConfiguration()));
        }
    }

    boolean isThere() {
        return shown.isPresent();
    }

    /** Returns when both sides speak in cipher: over this very connection, of which nothing may have been read ahead. */
    Socket secure(Socket plain) throws IOException {
        var now = shown.orElseThrow();
        var secured = (SSLSocket) now.context().getSocketFactory().createSocket(plain, null, true);
        secured.setEnabledProtocols(now.protocols().toArray(String[]::new));
        secured.startHandshake();
        return secured;
    }

    private Shown shown(TlsConfiguration configuration) {
        if (configuration.getKeyStore() == null) {
            throw unusable(name.orElse(""), "it has no certificate");
        }
        try {
            return new Shown(
                    configuration.createSSLContext(),
                    configuration.getSSLOptions().getEnabledSecureTransportProtocols());
        } catch (Exception e) {
            throw unusable(name.orElse(""), "it cannot be used: " + e.getMessage());
        }
    }

    private static UnusableConfiguration unusable(String name, String why) {
        return new UnusableConfiguration(
                "muara.email.listener.tls is '%s', but %s: set quarkus.tls.%s.key-store.pem.0.cert and .key to the files"
                        .formatted(name, why, name));
    }
}

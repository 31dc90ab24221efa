package io.muara.email;

import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeMailServer;
import io.muara.testkit.Ports;
import io.muara.testkit.TestCertificate;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kafka, and the account {@code support} that mail comes to by IMAP, LMTP and Mailgun; {@code parsed} has SendGrid's password. */
public final class WaysResource implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "key-of-ours";
    static final String PASSWORD = "in-the-address";
    static final int LMTP = Ports.free();

    /** Shown after STARTTLS. */
    static final TestCertificate CERTIFICATE = TestCertificate.make(folder(), "localhost");

    private @Nullable EmbeddedKafka kafka;
    private @Nullable FakeMailServer mail;

    @Override
    public Map<String, String> start() {
        var broker = EmbeddedKafka.startTemporary();
        var server = FakeMailServer.startTemporary(Map.of("support@muara.local", "muara-local-password"));
        kafka = broker;
        mail = server;
        var support = "muara.email.accounts.support.";
        var parsed = "muara.email.accounts.parsed.";
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", broker.bootstrapServers()),
                Map.entry("muara.email.poll", "500ms"),
                Map.entry("muara.email.max-size", "2M"),
                Map.entry("muara.email.threading.secrets", "a secret for tests of 32 characters"),
                Map.entry("muara.arrival.patience", "3s"),
                Map.entry("muara.email.listener.port", Integer.toString(LMTP)),
                Map.entry("muara.email.listener.tls", "mail"),
                Map.entry(
                        "quarkus.tls.mail.key-store.pem.0.cert",
                        CERTIFICATE.certificate().toString()),
                Map.entry(
                        "quarkus.tls.mail.key-store.pem.0.key",
                        CERTIFICATE.key().toString()),
                Map.entry("muara.attachments.folder", folder().toString()),
                Map.entry(support + "address", "support@muara.local"),
                Map.entry(support + "imap.host", "localhost"),
                Map.entry(support + "imap.port", Integer.toString(server.imapPort())),
                Map.entry(support + "imap.security", "none"),
                Map.entry(support + "imap.user", "support@muara.local"),
                Map.entry(support + "imap.password", "muara-local-password"),
                Map.entry(support + "webhook.provider", "mailgun"),
                Map.entry(support + "webhook.signing-keys", KEY),
                Map.entry(support + "smtp.host", "localhost"),
                Map.entry(support + "smtp.port", Integer.toString(server.smtpPort())),
                Map.entry(support + "smtp.security", "none"),
                Map.entry(support + "smtp.user", "support@muara.local"),
                Map.entry(support + "smtp.password", "muara-local-password"),
                Map.entry(parsed + "address", "parsed@muara.local"),
                Map.entry(parsed + "webhook.provider", "sendgrid"),
                Map.entry(parsed + "webhook.passwords", PASSWORD),
                Map.entry(parsed + "smtp.host", "localhost"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
        injector.injectIntoFields(mail, new TestInjector.MatchesType(FakeMailServer.class));
    }

    @Override
    public void stop() {
        if (mail != null) {
            mail.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("muara-ways");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder", e);
        }
    }
}

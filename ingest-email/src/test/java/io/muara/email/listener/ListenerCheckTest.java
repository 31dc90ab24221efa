package io.muara.email.listener;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.ingest.setup.UnusableConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerCheckTest {

    @Test
    void as_it_comes_it_is_fit() {
        assertThatCode(() -> ListenerCheck.check(config(Map.of()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "max-connections, 0",
        "max-connections-per-address, 0",
        "silence, 0s",
        "mail-time, 30d",
        "session-time, 0s",
        "tls-required, true"
    })
    void what_nobody_could_deliver_mail_with_stops_the_start(String name, String value) {
        assertThatThrownBy(() -> ListenerCheck.check(config(Map.of("muara.email.listener." + name, value))))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.email.listener." + name);
    }

    @Test
    void a_certificate_that_is_not_there_stops_the_start() {
        var config = config(Map.of("muara.email.listener.tls", "mail"));

        assertThatThrownBy(() -> new Certificate(config, new Empty()))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessage(
                        "muara.email.listener.tls is 'mail', but there is no quarkus.tls.mail: set quarkus.tls.mail.key-store.pem.0.cert and .key to the files");
    }

    private static ListenerConfig config(Map<String, String> properties) {
        return Listening.config(properties).getConfigMapping(ListenerConfig.class);
    }

    private static final class Empty implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException("nothing is kept");
        }
    }
}

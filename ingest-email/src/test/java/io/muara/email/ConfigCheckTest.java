package io.muara.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ConfigCheckTest {

    private static final String ACCOUNT = "muara.email.accounts.support.";
    private static final Map<String, String> GOOD = Map.of(
            ACCOUNT + "address", "support@example.org",
            ACCOUNT + "imap.host", "imap.example.org",
            ACCOUNT + "imap.user", "support",
            ACCOUNT + "imap.password", "secret",
            ACCOUNT + "smtp.host", "smtp.example.org");

    @Test
    void a_complete_account_is_fit_for_production_and_uses_tls() {
        assertThat(mistakes(Map.of())).isEmpty();

        var imap = config(Map.of()).accounts().values().iterator().next().imap().orElseThrow();
        assertThat(imap.security().port(imap.port(), 993, 143, 143)).isEqualTo(993);
        assertThat(imap.folders()).containsExactly("INBOX");
        assertThat(config(Map.of()).maxSize().asLongValue()).isEqualTo(50L * 1024 * 1024);
    }

    @Test
    void headers_are_kept_by_their_names_alone() {
        assertThat(mistakes(Map.of("muara.email.headers", "List-Id,X-Kind"))).isEmpty();
        assertThat(mistakes(Map.of("muara.email.headers", "List-Id: news")))
                .singleElement()
                .asString()
                .contains("muara.email.headers");
    }

    @Test
    void no_account_at_all_is_allowed() {
        assertThat(ConfigCheck.mistakes(load(Map.of()), true)).isEmpty();
    }

    @Test
    void a_missing_piece_is_named() {
        var incomplete = new HashMap<>(GOOD);
        incomplete.remove(ACCOUNT + "imap.host");

        Assertions.assertThatThrownBy(() -> load(incomplete))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(ACCOUNT + "imap.host");
    }

    @Test
    void an_account_without_a_password_needs_a_way_to_access_tokens() {
        var incomplete = new HashMap<>(GOOD);
        incomplete.remove(ACCOUNT + "imap.password");
        assertThat(ConfigCheck.mistakes(load(incomplete), true))
                .singleElement()
                .asString()
                .contains(ACCOUNT + "imap.password", ACCOUNT + "oauth");

        incomplete.put(ACCOUNT + "oauth.token-endpoint", "https://example.org/token");
        incomplete.put(ACCOUNT + "oauth.client-id", "muara");
        incomplete.put(ACCOUNT + "smtp.user", "support");
        assertThat(ConfigCheck.mistakes(load(incomplete), true)).isEmpty();
    }

    @Test
    void tokens_are_not_asked_for_over_an_open_connection_in_production() {
        var open =
                Map.of(ACCOUNT + "oauth.token-endpoint", "http://example.org/token", ACCOUNT + "oauth.client-id", "x");

        assertThat(mistakes(open)).singleElement().asString().contains(ACCOUNT + "oauth.token-endpoint");
    }

    @Test
    void what_is_done_with_mails_must_make_sense() {
        assertThat(mistakes(Map.of(ACCOUNT + "imap.folders", "INBOX,Sales", ACCOUNT + "imap.done.move-to", "Sales")))
                .singleElement()
                .asString()
                .contains("done.move-to");
        assertThat(mistakes(Map.of(ACCOUNT + "imap.done.flag", "\\Deleted")))
                .singleElement()
                .asString()
                .contains("done.flag");
        assertThat(mistakes(Map.of(ACCOUNT + "imap.folders", "INBOX,INBOX")))
                .singleElement()
                .asString()
                .contains("twice");
        assertThat(mistakes(Map.of(ACCOUNT + "imap.done.flag", "seen", ACCOUNT + "imap.done.move-to", "Archive")))
                .isEmpty();
    }

    @Test
    void published_secrets_and_open_connections_are_refused_in_production_only() {
        var open = Map.of(
                ACCOUNT + "imap.password", "muara-local-password",
                ACCOUNT + "imap.security", "none",
                ACCOUNT + "smtp.security", "none",
                ACCOUNT + "smtp.user", "support",
                ACCOUNT + "smtp.password", "muara-local-password");

        assertThat(mistakes(open))
                .hasSize(4)
                .anyMatch(mistake -> mistake.contains(ACCOUNT + "imap.password"))
                .anyMatch(mistake -> mistake.contains(ACCOUNT + "smtp.password"))
                .anyMatch(mistake -> mistake.contains(ACCOUNT + "imap.security=none"))
                .anyMatch(mistake -> mistake.contains(ACCOUNT + "smtp.security=none"))
                .noneMatch(mistake -> mistake.contains("muara-local-password"));
        assertThat(ConfigCheck.mistakes(config(open), false)).isEmpty();
    }

    @Test
    void values_that_could_only_fail_later_are_named() {
        assertThat(mistakes(Map.of("muara.email.poll", "10m")))
                .singleElement()
                .asString()
                .contains("muara.email.poll");
        assertThat(mistakes(Map.of("muara.email.batch", "0")))
                .singleElement()
                .asString()
                .contains("muara.email.batch");
        assertThat(mistakes(Map.of(ACCOUNT + "address", "support")))
                .singleElement()
                .asString()
                .contains("address");
        assertThat(mistakes(Map.of(ACCOUNT + "smtp.user", "x")))
                .singleElement()
                .asString()
                .contains("smtp.user");
    }

    @Test
    void what_mail_is_marked_with_must_be_secret_and_fit() {
        var good = "0123456789abcdef0123456789abcdef";
        var secrets = "muara.email.threading.secrets";
        assertThat(mistakes(Map.of(secrets, good + "," + good.replace('0', 'f'))))
                .isEmpty();
        assertThat(mistakes(Map.of(secrets, good + ",short")))
                .singleElement()
                .asString()
                .contains(secrets, "32");
        assertThat(mistakes(Map.of(secrets, "muara-local-" + good)))
                .singleElement()
                .asString()
                .contains(secrets, "everybody knows");
        var longAddress = Map.of(secrets, good, ACCOUNT + "address", "customer.services.jakarta@example.org");
        assertThat(mistakes(longAddress))
                .singleElement()
                .asString()
                .contains(ACCOUNT + "address", "reply-address=false");
        var switchedOff = new HashMap<>(longAddress);
        switchedOff.put("muara.email.threading.reply-address", "false");
        switchedOff.put("muara.email.threading.bounce-address", "false");
        assertThat(mistakes(switchedOff)).isEmpty();
    }

    @Test
    void what_replies_are_made_of_is_looked_at_before_the_first_one() {
        assertThat(mistakes(Map.of("muara.email.letterhead", "/nowhere")))
                .singleElement()
                .asString()
                .contains("muara.email.letterhead", "/nowhere cannot be read");
        assertThat(mistakes(Map.of("muara.email.language", "fr")))
                .singleElement()
                .asString()
                .contains("'fr'");
        assertThat(mistakes(Map.of("muara.email.installation", "a b")))
                .singleElement()
                .asString()
                .contains("muara.email.installation");
        assertThat(mistakes(Map.of(ACCOUNT + "aliases", "info@toko.example,sales")))
                .singleElement()
                .asString()
                .contains("aliases");
        assertThat(mistakes(Map.of(ACCOUNT + "smtp.max-size", "10")))
                .singleElement()
                .asString()
                .contains("smtp.max-size");
    }

    @Test
    void a_webhook_needs_secrets_that_nobody_else_knows() {
        for (var secret : List.of("signing-keys", "passwords")) {
            assertThat(mistakes(Map.of(
                            ACCOUNT + "webhook.provider", "sendgrid",
                            ACCOUNT + "webhook." + secret, "own,muara-local-one")))
                    .singleElement()
                    .asString()
                    .contains(ACCOUNT + "webhook");
        }
    }

    private static List<String> mistakes(Map<String, String> changes) {
        return ConfigCheck.mistakes(config(changes), true);
    }

    private static EmailConfig config(Map<String, String> changes) {
        var properties = new HashMap<>(GOOD);
        properties.putAll(changes);
        return load(properties);
    }

    private static EmailConfig load(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(EmailConfig.class)
                .withConverters(new org.eclipse.microprofile.config.spi.Converter<?>[] {
                    new io.quarkus.runtime.configuration.MemorySizeConverter(),
                    new io.quarkus.runtime.configuration.DurationConverter()
                })
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build()
                .getConfigMapping(EmailConfig.class);
    }
}

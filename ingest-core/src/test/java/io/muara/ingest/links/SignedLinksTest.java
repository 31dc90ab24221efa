package io.muara.ingest.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.Attachment;
import io.muara.ingest.setup.PublicAddress;
import io.muara.ingest.setup.UnusableConfiguration;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedLinksTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String KEY = "sha256-" + "0".repeat(64);
    private static final Attachment FILE = new Attachment(
            "bukti transfer.pdf",
            "application/pdf",
            Optional.empty(),
            Optional.empty(),
            Optional.of(KEY),
            Optional.empty(),
            Optional.empty());

    @Test
    void a_link_leads_to_its_file_for_a_day() {
        var link = links("a", NOON).to(FILE).orElseThrow();

        assertThat(link.toString())
                .startsWith("https://hooks.example.org/media/")
                .endsWith("/bukti%20transfer.pdf");
        assertThat(links("a", NOON.plus(Duration.ofHours(23))).target(token(link)))
                .contains(new SignedLinks.Target(KEY, "application/pdf"));
        assertThat(links("a", NOON.plus(Duration.ofHours(25))).target(token(link)))
                .isEmpty();
    }

    @Test
    void a_link_that_was_changed_or_signed_by_somebody_else_leads_nowhere() {
        var token = token(links("a", NOON).to(FILE).orElseThrow());

        assertThat(links("b", NOON).target(token)).isEmpty();
        assertThat(links("a", NOON).target("x" + token)).isEmpty();
        assertThat(links("a", NOON).target("")).isEmpty();
        assertThat(links("a", NOON).target(".")).isEmpty();
    }

    @Test
    void nobody_outside_is_sent_to_us_while_we_have_no_public_address() {
        var links = new SignedLinks(new Address(Optional.empty(), Optional.empty()), Clock.systemUTC());

        assertThat(links.to(FILE)).isEmpty();
    }

    @Test
    void a_public_address_without_a_secret_stops_the_start() {
        var address = new Address(Optional.of(URI.create("https://hooks.example.org")), Optional.empty());

        assertThatThrownBy(() -> new SignedLinks(address, Clock.systemUTC()))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.public.link-secret");
    }

    private static SignedLinks links(String secret, Instant now) {
        var address = new Address(Optional.of(URI.create("https://hooks.example.org/")), Optional.of(secret));
        return new SignedLinks(address, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String token(URI link) {
        return link.getPath().replaceFirst("^/media/", "").replaceFirst("/.*", "");
    }

    private record Address(Optional<URI> url, Optional<String> linkSecret) implements PublicAddress {}
}

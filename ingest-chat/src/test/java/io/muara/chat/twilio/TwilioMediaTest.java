package io.muara.chat.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.ingest.MediaSource;
import io.muara.ingest.MediaSource.Located;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioMediaTest {

    private static final String FILE = "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";

    private final MediaSource media = media("https://api.twilio.com");

    @Test
    void twilio_is_told_our_password_and_nothing_else_is_trusted() {
        var at = at(media, "https://api.twilio.com" + FILE);

        assertThat(at.address()).isEqualTo(URI.create("https://api.twilio.com" + FILE));
        assertThat(at.headers().get("Authorization")).startsWith("Basic ");
        assertThat(at.trusted()).isFalse();
        assertThat(media.hosts()).contains("*.twilio.com", "*.twiliocdn.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mms.twiliocdn.com/file",
                "https://evil.example/file",
                "https://twilio.com.evil.example/file",
                "https://api.twilio.com@evil.example/file",
                "http://localhost:1/file"
            })
    void nobody_else_is_told_our_password(String url) {
        assertThat(at(media, url).headers()).isEmpty();
        assertThat(at(media, url).trusted()).isFalse();
    }

    @Test
    void what_operations_put_in_twilio_s_place_is_trusted_and_only_that() {
        var local = media("http://localhost:8085");

        assertThat(at(local, "http://localhost:8085" + FILE).trusted()).isTrue();
        assertThat(at(local, "http://localhost:8085" + FILE).headers()).containsKey("Authorization");
        assertThat(at(local, "http://localhost:80850" + FILE).trusted()).isFalse();
        assertThat(at(local, "http://localhost:80850" + FILE).headers()).isEmpty();
    }

    @Test
    void what_is_no_address_or_of_no_account_is_gone() {
        var file = TwilioContent.attachment("no address at all", Optional.empty());

        assertThat(media.locate("demo", file)).isInstanceOf(Located.Gone.class);
        assertThat(media.locate("nobody", file)).isInstanceOf(Located.Gone.class);
    }

    private static Located.At at(MediaSource media, String url) {
        return (Located.At) media.locate("demo", TwilioContent.attachment(url, Optional.empty()));
    }

    private static MediaSource media(String api) {
        return Numbers.at(URI.create(api), Numbers.PUBLIC, Numbers.TOKEN)
                .media()
                .orElseThrow();
    }
}

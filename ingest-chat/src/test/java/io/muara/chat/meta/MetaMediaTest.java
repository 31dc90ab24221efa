package io.muara.chat.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource.Located;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetaMediaTest {

    private final MetaMedia media = new MetaMedia(URI.create("https://graph.facebook.com/v24.0"));

    @Test
    void a_file_lies_at_the_address_that_came_with_it_and_no_password_is_told() {
        assertThat(media.locate("demo", file("https://cdn.fbsbx.com/v/1?oh=x")))
                .isInstanceOfSatisfying(Located.At.class, at -> {
                    assertThat(at.address()).isEqualTo(URI.create("https://cdn.fbsbx.com/v/1?oh=x"));
                    assertThat(at.headers()).isEmpty();
                    assertThat(at.trusted()).isFalse();
                });
        assertThat(media.hosts()).contains("*.fbsbx.com", "*.fbcdn.net", "*.cdninstagram.com");
    }

    @Test
    void what_operations_put_in_meta_s_place_is_trusted_and_only_that() {
        var local = new MetaMedia(URI.create("http://localhost:8085/v24.0"));

        assertThat(isTrusted(local, "http://localhost:8085/file")).isTrue();
        assertThat(isTrusted(local, "http://localhost:8086/file")).isFalse();
        assertThat(isTrusted(local, "https://localhost:8085/file")).isFalse();
        assertThat(isTrusted(media, "https://graph.facebook.com/file")).isFalse();
    }

    @Test
    void what_is_no_address_is_gone() {
        assertThat(media.locate("demo", file("no address at all"))).isInstanceOf(Located.Gone.class);
    }

    private static boolean isTrusted(MetaMedia media, String url) {
        return ((Located.At) media.locate("demo", file(url))).trusted();
    }

    private static Attachment file(String url) {
        return new Attachment(
                "f",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url),
                Optional.empty());
    }
}

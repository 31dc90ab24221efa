package io.muara.chat.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.MediaSource.Located;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineMediaIT {

    private FakeProvider line;
    private MediaSource media;

    @BeforeEach
    void start() {
        line = FakeProvider.start(0, request -> Answer.json(200, "{\"status\":\"succeeded\"}"));
        media = Officials.at(line.url(), Path.of("target/files"), Clock.systemUTC())
                .media()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void a_picture_lies_where_its_message_says_and_needs_our_token() {
        assertThat(media.locate("demo", kept("image/jpeg", "4687"))).isInstanceOfSatisfying(Located.At.class, at -> {
            assertThat(at.address()).isEqualTo(URI.create(line.url() + "/v2/bot/message/4687/content"));
            assertThat(at.headers()).containsEntry("Authorization", "Bearer " + Officials.TOKEN);
            assertThat(at.trusted()).isTrue();
        });
        assertThat(line.requests()).isEmpty();
    }

    @Test
    void a_video_is_waited_for_until_line_has_converted_it() {
        line.then(Answer.json(200, "{\"status\":\"processing\"}"));
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.NotYet.class);
        line.then(Answer.json(202, ""));
        assertThat(media.locate("demo", kept("audio/mp4", "4687"))).isInstanceOf(Located.NotYet.class);
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.At.class);

        assertThat(line.requests()).allSatisfy(request -> assertThat(request.path())
                .isEqualTo("/v2/bot/message/4687/content/transcoding"));
    }

    @Test
    void what_line_says_is_told_apart() {
        line.then(Answer.json(200, "{\"status\":\"failed\"}"));
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.Gone.class);
        line.then(Answer.json(410, ""));
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.Gone.class);
        line.then(Answer.json(400, ""));
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.Gone.class);
        line.then(Answer.json(429, ""));
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.Unavailable.class);
        assertThat(media.locate("nobody", kept("image/jpeg", "4687"))).isInstanceOf(Located.Gone.class);
        line.close();
        assertThat(media.locate("demo", kept("video/mp4", "4687"))).isInstanceOf(Located.Unavailable.class);
    }

    @Test
    void a_file_that_lies_elsewhere_is_fetched_only_from_a_host_that_was_allowed_and_without_our_token() {
        assertThat(media.hosts()).containsExactlyInAnyOrder("api-data.line.me", "*.example.co.id");
        assertThat(media.locate("demo", kept("image/jpeg", "https://cdn.example.co.id/a.jpg")))
                .isInstanceOfSatisfying(Located.At.class, at -> {
                    assertThat(at.headers()).isEmpty();
                    assertThat(at.trusted()).isFalse();
                });
        for (var url : new String[] {
            "https://evil.example/a.jpg", "https://example.co.id.evil/a", "not an address", "file:///etc/passwd"
        }) {
            assertThat(media.locate("demo", kept("image/jpeg", url))).isInstanceOf(Located.Gone.class);
        }
    }

    private static Attachment kept(String mediaType, String remote) {
        return new Attachment(
                "f",
                mediaType,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(remote),
                Optional.empty());
    }
}

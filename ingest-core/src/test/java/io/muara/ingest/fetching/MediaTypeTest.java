package io.muara.ingest.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, image/png, image/png",
        "image/jpeg, , image/jpeg",
        "image/jpeg, application/octet-stream, image/jpeg",
        "application/octet-stream, application/pdf, application/pdf",
        "audio/ogg; codecs=opus, audio/ogg, audio/ogg; codecs=opus",
        "video/mp4, Video/MP4;x=y, video/mp4",
        "image/jpeg, 'image/<script>', image/jpeg",
        "image/jpeg, nonsense, image/jpeg"
    })
    void the_server_knows_better_unless_it_says_nothing(String announced, String served, String type) {
        assertThat(MediaType.of(announced, Optional.ofNullable(served))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, text/html; charset=utf-8, true",
        "text/html, text/html, false",
        "image/jpeg, image/jpeg, false",
        "image/jpeg, , false"
    })
    void a_page_is_not_taken_for_a_file(String announced, String served, boolean page) {
        assertThat(MediaType.isPageInstead(announced, Optional.ofNullable(served)))
                .isEqualTo(page);
    }
}

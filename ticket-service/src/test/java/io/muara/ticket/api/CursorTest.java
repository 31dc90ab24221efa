package io.muara.ticket.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void a_cursor_is_read_as_it_was_given() {
        var cursor = new Cursor(Instant.parse("2026-11-21T01:02:03.000004Z"), UUID.randomUUID());

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void what_we_never_gave_is_refused() {
        for (var odd : List.of("", "?", "b2Rk", "b2RkL29kZA")) {
            assertThatThrownBy(() -> Cursor.parse(odd)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package io.muara.ticket.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void what_passes_by_waiting_is_an_outage() {
        for (var state : List.of(
                "08006", "40001", "40P01", "53300", "55P03", "57P01", "57014", "58030", "XX000", "42P01", "25006")) {
            assertThat(Outage.is(wrapped(new SQLException("x", state))))
                    .as(state)
                    .isTrue();
        }
        for (var lost : List.of(new ConnectException(), new IOException(), new TimeoutException())) {
            assertThat(Outage.is(wrapped(lost))).isTrue();
        }
    }

    @Test
    void what_the_data_causes_is_none() {
        for (var state : List.of("22021", "22P05", "23505", "23514", "42601", "54000")) {
            assertThat(Outage.is(wrapped(new SQLException("x", state))))
                    .as(state)
                    .isFalse();
        }
        assertThat(Outage.is(wrapped(new JsonParseException(null, "x")))).isFalse();
        assertThat(Outage.is(new NullPointerException())).isFalse();
        assertThat(Outage.is(new IllegalArgumentException("x"))).isFalse();
    }

    @Test
    void the_reason_quotes_nothing_of_the_data() {
        assertThat(Outage.reason(wrapped(new SQLException("Key (text)=(my secret) exists", "23505"))))
                .isEqualTo("PostgreSQL answered with SQLSTATE 23505");
        assertThat(Outage.reason(new IllegalStateException("my secret")))
                .startsWith("IllegalStateException at ")
                .doesNotContain("my secret");
    }

    private static Throwable wrapped(Exception cause) {
        return new IllegalStateException("outer", new IllegalStateException("inner", cause));
    }
}

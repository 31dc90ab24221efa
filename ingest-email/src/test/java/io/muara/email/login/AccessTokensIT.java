package io.muara.email.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muara.email.TokenServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensIT {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T02:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private TokenServer server;

    @BeforeEach
    void start() throws Exception {
        server = TokenServer.start("support");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_token_is_used_until_shortly_before_it_runs_out() throws Exception {
        var tokens = new AccessTokens(server.config(Optional.of("s"), Optional.empty()), clock);

        assertThat(tokens.current()).isEqualTo("token-1");
        pass(Duration.ofMinutes(53));
        assertThat(tokens.current()).isEqualTo("token-1");
        pass(Duration.ofMinutes(2));
        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void a_client_asks_for_itself_when_it_has_no_refresh_token() throws Exception {
        new AccessTokens(server.config(Optional.of("s&="), Optional.empty()), clock).current();

        assertThat(server.asked())
                .containsExactly(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "muara",
                        "client_secret", "s&=",
                        "scope", "https://outlook.office365.com/.default"));
    }

    @Test
    void a_refresh_token_is_replaced_when_the_server_replaces_it() throws Exception {
        var tokens = new AccessTokens(server.config(Optional.empty(), Optional.of("first")), clock);

        tokens.current();
        tokens.forget();
        tokens.current();

        assertThat(server.asked())
                .extracting(fields -> fields.get("grant_type"), fields -> fields.get("refresh_token"))
                .containsExactly(tuple("refresh_token", "first"), tuple("refresh_token", "refresh-1"));
        assertThat(server.asked()).noneMatch(fields -> fields.containsKey("client_secret"));
    }

    @Test
    void a_refusal_says_why_and_gives_no_secret_away() {
        var tokens = new AccessTokens(server.config(Optional.of("s3cret"), Optional.of("r3fresh")), clock);
        server.refuse(true);

        assertThatThrownBy(tokens::current)
                .isInstanceOf(NoToken.class)
                .hasMessageContaining("400")
                .hasMessageContaining("invalid_grant consent was withdrawn")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("r3fresh");
    }

    @Test
    void a_server_that_is_not_there_is_an_exception_to_be_tried_again() throws Exception {
        var tokens = new AccessTokens(server.config(Optional.empty(), Optional.of("first")), clock);
        server.close();

        assertThatThrownBy(tokens::current).isInstanceOf(NoToken.class).hasMessageContaining("cannot be asked");
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}

package io.muara.ticket.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private static final String GOOD = "0123456789abcdef0123";

    @Test
    void opens_to_itself_as_a_bearer_token_and_to_nothing_else() {
        var key = ApiKey.configured(Optional.of(GOOD), List.of("prod"));

        assertThat(key.opens("Bearer " + GOOD)).isTrue();
        assertThat(key.opens("bearer " + GOOD)).isTrue();
        for (var wrong : List.of("", GOOD, "Bearer", "Bearer ", "Basic " + GOOD, "Bearer " + GOOD + "4")) {
            assertThat(key.opens(wrong)).as(wrong).isFalse();
        }
    }

    @Test
    void a_missing_key_stops_the_start_and_says_what_to_set() {
        for (var missing : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> ApiKey.configured(missing, List.of("local")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("muara.api-key is missing: set it");
        }
    }

    @Test
    void production_refuses_what_others_know_or_can_guess_without_repeating_it() {
        for (var weak : List.of("muara-local-0123456789abcdef", "0123456789abcdef012")) {
            assertThatThrownBy(() -> ApiKey.configured(Optional.of(weak), List.of("prod")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("muara.api-key")
                    .hasMessageNotContaining(weak);
            ApiKey.configured(Optional.of(weak), List.of("local"));
        }
    }
}

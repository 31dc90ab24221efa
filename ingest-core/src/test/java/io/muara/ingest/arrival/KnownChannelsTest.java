package io.muara.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.ingest.setup.UnusableConfiguration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownChannelsTest {

    private static final Set<String> OWN = Set.of("line", "whatsapp");

    @Test
    void a_channel_that_there_is_not_is_told_with_those_that_there_are() {
        assertThatThrownBy(() -> KnownChannels.require(Set.of("whatsap"), OWN, Set.of("email")))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessage("muara.arrival.channels.whatsap names no channel that is called by its provider:"
                        + " there are email, line, whatsapp");
    }

    @Test
    void settings_may_be_shared_with_another_service() {
        assertThatCode(() -> KnownChannels.require(Set.of("line", "email"), OWN, Set.of("email")))
                .doesNotThrowAnyException();
        assertThatCode(() -> KnownChannels.require(Set.of("whatsapp"), Set.of("email"), Set.of("*")))
                .doesNotThrowAnyException();
        assertThatCode(() -> KnownChannels.require(Set.of("whatsapp"), Set.of(), Set.of()))
                .doesNotThrowAnyException();
    }
}

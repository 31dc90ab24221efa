package io.muara.router.contact;

import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void messages_do_not_wait_for_ever_for_what_nobody_reads() {
        var contacts = contacts(MEGABYTE, Duration.ofMillis(1));

        contacts.take(List.of(0, 1, 2));

        assertThat(contacts.of(aChat().saying("halo"))).isEmpty();
    }

    @Test
    void settings_that_cannot_be_meant_are_named_with_what_to_write() {
        assertThatThrownBy(() -> contacts(1024, Duration.ofSeconds(5)))
                .hasMessageContaining("muara.contacts.memory must be at least 1M");
        assertThatThrownBy(() -> contacts(MEGABYTE, Duration.ofMinutes(2)))
                .hasMessageContaining("muara.contacts.patience must be from 0s to 1m");
    }

    private static Contacts contacts(long memory, Duration patience) {
        return new Contacts(
                new Settings(new MemorySize(BigInteger.valueOf(memory)), patience),
                Map.of(),
                new SimpleMeterRegistry());
    }

    private record Settings(MemorySize memory, Duration patience) implements ContactsConfig {}
}

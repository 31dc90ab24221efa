package io.muara.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int FIRST_OF_OUTGOING_CALLS = 32_768;

    @Test
    void no_port_is_given_twice_or_may_be_an_outgoing_calls() {
        var ports =
                IntStream.range(0, 500).parallel().mapToObj(i -> Ports.free()).toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < FIRST_OF_OUTGOING_CALLS);
    }
}

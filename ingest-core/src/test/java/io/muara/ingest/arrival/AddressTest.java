package io.muara.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.ingest.setup.UnusableConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void an_address_is_the_same_however_it_is_written() {
        assertThat(address("203.0.113.7"))
                .isEqualTo(address("203.0.113.7:5044"))
                .isEqualTo(address("::ffff:203.0.113.7"))
                .isEqualTo(address("::ffff:cb00:7107"));
        assertThat(address("2001:db8::1"))
                .isEqualTo(address("[2001:db8::1]:443"))
                .isEqualTo(address("[2001:DB8:0::1]"))
                .isEqualTo(address("2001:db8::1%eth0"));
    }

    @Test
    void what_is_no_address_is_none_and_nothing_is_looked_up() {
        for (var text : List.of(
                "",
                "unknown",
                "example.org",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1..2.3",
                "99999999999.1.1.1",
                "[::1",
                "::g",
                ":",
                "_hidden",
                "1.2.3.4x")) {
            assertThat(Address.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void ipv6_counts_by_its_64_and_ipv4_by_itself() {
        assertThat(address("2001:db8:1:2::1").caller())
                .isEqualTo(address("2001:db8:1:2:ffff::9").caller());
        assertThat(address("2001:db8:1:2::1").caller())
                .isNotEqualTo(address("2001:db8:1:3::1").caller());
        assertThat(address("203.0.113.7").caller())
                .isNotEqualTo(address("203.0.113.8").caller());
    }

    @Test
    void private_addresses_are_not_public() {
        assertThat(List.of(
                        "10.1.2.3",
                        "172.31.0.1",
                        "192.168.0.1",
                        "127.0.0.1",
                        "::1",
                        "fd00::1",
                        "fe80::1",
                        "100.64.0.1"))
                .noneMatch(text -> address(text).isPublic());
        assertThat(List.of("172.32.0.1", "11.0.0.1", "2001:db8::1", "100.128.0.1"))
                .allMatch(text -> address(text).isPublic());
    }

    @Test
    void only_what_a_proxy_of_ours_appended_is_believed() {
        var callers = new Callers(Network.all("10.0.0.0/8", "2001:db8:ffff::/48"));

        assertThat(callers.forwarded(List.of("198.51.100.9, 203.0.113.7"))).hasValue(address("203.0.113.7"));
        assertThat(callers.forwarded(List.of("198.51.100.9, 203.0.113.7 ,10.2.3.4")))
                .hasValue(address("203.0.113.7"));
        assertThat(callers.forwarded(List.of("198.51.100.9", "203.0.113.7", "10.0.0.1,2001:db8:ffff::2")))
                .hasValue(address("203.0.113.7"));
        assertThat(callers.forwarded(List.of("10.0.0.1"))).isEmpty();
        assertThat(callers.forwarded(List.of("203.0.113.7, unknown"))).isEmpty();
        assertThat(callers.forwarded(List.of(""))).isEmpty();
        assertThat(callers.forwarded(List.of())).isEmpty();
    }

    @Test
    void a_network_that_is_none_is_named() {
        for (var text : List.of("proxy.local", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "10.0.0.0/")) {
            assertThatThrownBy(() -> Network.all(text))
                    .isInstanceOf(UnusableConfiguration.class)
                    .hasMessageContaining("muara.arrival.trusted-proxies")
                    .hasMessageContaining(text);
        }
        assertThat(Network.all("0.0.0.0/0").getFirst().contains(address("203.0.113.7")))
                .isTrue();
        assertThat(Network.all("203.0.113.7").getFirst().contains(address("203.0.113.8")))
                .isFalse();
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }
}

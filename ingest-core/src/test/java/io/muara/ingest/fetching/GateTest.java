package io.muara.ingest.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Set<String> HOSTS = Set.of("api.example.com", "*.cdn.example.com");

    private int lookups;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/file",
                "https://API.Example.COM/file",
                "https://api.example.com./file",
                "https://a.cdn.example.com/",
                "https://a.b.cdn.example.com:8443/?x"
            })
    void lets_through_to_the_provider_s_hosts(String address) throws IOException {
        var host = gate("93.184.216.34").through(URI.create(address), HOSTS);

        assertThat(host.getAddress()).isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
        assertThat(host.getHostName()).isLowerCase().contains("example.com").doesNotEndWith(".");
        assertThat(lookups).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/",
                "ftp://api.example.com/",
                "file:///etc/passwd",
                "https:///etc/passwd",
                "https://example.com/",
                "https://cdn.example.com/",
                "https://evilcdn.example.com/",
                "https://api.example.com.evil.example/",
                "https://evil.example/api.example.com",
                "https://api.example.com@evil.example/",
                "https://user:password@api.example.com/",
                "https://93.184.216.34/",
                "https://[2606:4700::1111]/",
                "https://localhost/"
            })
    void lets_nobody_through_to_anywhere_else_and_does_not_even_ask_where_it_is(String address) {
        assertThatThrownBy(() -> gate("93.184.216.34").through(URI.create(address), HOSTS))
                .isInstanceOf(Gate.Closed.class)
                .hasMessageNotContaining("example");
        assertThat(lookups).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "169.254.169.254",
                "10.0.0.7",
                "93.184.216.34 10.0.0.7",
                "10.0.0.7 93.184.216.34",
                "fd00::1",
                "93.184.216.34 ::1"
            })
    void a_name_is_not_followed_when_any_of_its_addresses_is_not_public(String addresses) {
        assertThatThrownBy(() -> gate(addresses.split(" ", -1)).through(URI.create("https://api.example.com/"), HOSTS))
                .isInstanceOf(Gate.Lost.class);
    }

    @Test
    void what_operations_configured_is_trusted_wherever_it_is() throws IOException {
        var host = gate("127.0.0.1").trusted(URI.create("http://test-server.internal:8085/file"));

        assertThat(host.toURI()).isEqualTo("http://test-server.internal:8085");
        assertThat(host.getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/y, true",
        "https://a.example/x, https://A.example:443/y, true",
        "http://a.example/x, http://a.example:80/, true",
        "https://a.example/x, http://a.example/x, false",
        "https://a.example/x, https://a.example:8443/x, false",
        "https://a.example/x, https://b.a.example/x, false",
        "https://a.example/x, file:///x, false"
    })
    void knows_when_two_addresses_lead_to_the_same_server(String one, String other, boolean same) {
        assertThat(Gate.isSame(URI.create(one), URI.create(other))).isEqualTo(same);
    }

    private Gate gate(String... addresses) {
        return new Gate(host -> found(addresses), PublicInternet::contains);
    }

    private InetAddress[] found(String... addresses) throws UnknownHostException {
        lookups++;
        return Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}

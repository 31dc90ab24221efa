package io.muara.ingest.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicInternetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "149.154.167.220",
                "157.240.1.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::1111",
                "2a03:2880:f12f:83:face:b00c:0:25de"
            })
    void machines_that_everybody_may_reach(String address) {
        assertThat(PublicInternet.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "0.1.2.3, this network",
        "10.0.0.1, private",
        "10.255.255.255, private",
        "100.64.0.1, behind a carrier's NAT",
        "100.127.255.255, behind a carrier's NAT",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.1.1, link-local",
        "169.254.169.254, metadata of most clouds",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.0.170, protocol assignment",
        "192.0.2.1, documentation",
        "192.88.99.1, relay of 6to4",
        "192.168.0.1, private",
        "198.18.0.1, benchmark",
        "198.19.255.255, benchmark",
        "198.51.100.1, documentation",
        "203.0.113.1, documentation",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "::, unspecified",
        "::1, loopback",
        "::127.0.0.1, IPv4 inside in an old way",
        "::ffff:127.0.0.1, IPv4 mapped",
        "::ffff:10.0.0.1, IPv4 mapped",
        "::ffff:169.254.169.254, IPv4 mapped",
        "::ffff:0:127.0.0.1, IPv4 translated",
        "64:ff9b::7f00:1, NAT64",
        "64:ff9b::808:808, NAT64",
        "64:ff9b:1::1, NAT64 of one's own",
        "100::1, discarded",
        "2001::1, Teredo",
        "2001:2::1, benchmark",
        "2001:10::1, ORCHID",
        "2001:20::1, ORCHID",
        "2001:db8::1, documentation",
        "2002:7f00:1::, 6to4",
        "2002:808:808::1, 6to4",
        "3fff::1, documentation",
        "5f00::1, segment routing",
        "fc00::1, unique local",
        "fd00:ec2::254, metadata of a cloud",
        "fe80::1, link-local",
        "fec0::1, site-local",
        "ff02::1, multicast"
    })
    void machines_of_ours_or_of_nobodys(String address, String what) {
        assertThat(PublicInternet.contains(InetAddress.ofLiteral(address)))
                .as(what)
                .isFalse();
    }

    @Test
    void an_ipv4_address_inside_an_ipv6_one_is_judged_as_what_it_is() throws UnknownHostException {
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        assertThat(PublicInternet.contains(InetAddress.getByAddress(mapped))).isFalse();
    }
}

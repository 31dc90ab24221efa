package io.muara.ingest.arrival;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** An IP address as 128 bits; IPv4 as it is mapped into IPv6 (RFC 4291, section 2.5.5.2). */
record Address(long high, long low) {

    private static final long IPV4 = 0xFFFF_0000_0000L;

    /** Nobody in the internet has one of these. */
    private static final List<Network> NOT_PUBLIC = Network.all(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "100.64.0.0/10",
            "::1",
            "fc00::/7",
            "fe80::/10");

    /** @param text as it stands in a header as well: in brackets, with a port; never a name that would have to be looked up */
    static Optional<Address> parse(String text) {
        var colons = text.chars().filter(each -> each == ':').count();
        var bare = colons == 1 ? text.substring(0, text.indexOf(':')) : text;
        return colons < 2 ? ipv4(bare) : ipv6(bare);
    }

    /** What calls are counted by: a customer of a provider of IPv6 has a whole /64. */
    long caller() {
        return high != 0 ? high : low;
    }

    boolean isPublic() {
        return NOT_PUBLIC.stream().noneMatch(network -> network.contains(this));
    }

    private static Optional<Address> ipv4(String text) {
        var address = 0L;
        var part = -1;
        var parts = 0;
        for (int at = 0; at <= text.length(); at++) {
            var each = at < text.length() ? text.charAt(at) : '.';
            if (each == '.') {
                if (part < 0 || part > 255 || ++parts > 4) {
                    return Optional.empty();
                }
                address = (address << 8) | part;
                part = -1;
            } else if (each >= '0' && each <= '9' && part <= 255) {
                part = Math.max(part, 0) * 10 + each - '0';
            } else {
                return Optional.empty();
            }
        }
        return parts == 4 ? Optional.of(new Address(0, IPV4 | address)) : Optional.empty();
    }

    private static Optional<Address> ipv6(String text) {
        var end = text.startsWith("[") ? text.indexOf(']') : text.length();
        if (end < 0) {
            return Optional.empty();
        }
        var zone = text.indexOf('%');
        var literal = text.substring(text.startsWith("[") ? 1 : 0, zone < 0 ? end : Math.min(zone, end));
        try {
            var bytes = InetAddress.ofLiteral(literal).getAddress();
            return bytes.length == 4
                    ? Optional.of(new Address(0, IPV4 | (ByteBuffer.wrap(bytes).getInt() & 0xFFFF_FFFFL)))
                    : Optional.of(new Address(
                            ByteBuffer.wrap(bytes).getLong(),
                            ByteBuffer.wrap(bytes).getLong(Long.BYTES)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}

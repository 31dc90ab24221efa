package io.muara.ingest.arrival;

import io.muara.ingest.setup.UnusableConfiguration;
import java.util.List;
import java.util.stream.Stream;

/**
 * All addresses that begin alike.
 *
 * @param bits how many of the 128 are the same
 */
record Network(Address first, int bits) {

    private static final int ALL = 128;
    private static final int ALL_OF_IPV4 = 32;

    /**
     * @param texts such as {@code 10.0.0.0/8} or {@code 2001:db8::1}
     * @throws UnusableConfiguration when one is neither an address nor a network
     */
    static List<Network> all(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }

    boolean contains(Address address) {
        var highBits = Math.min(bits, Long.SIZE);
        return begins(first.high(), address.high(), highBits) && begins(first.low(), address.low(), bits - highBits);
    }

    private static boolean begins(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (Long.SIZE - bits) == 0;
    }

    private static Network parse(String text) {
        var slash = text.indexOf('/');
        var address = Address.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> unusable(text));
        var all = text.contains(":") ? ALL : ALL_OF_IPV4;
        var bits = slash < 0 ? all : number(text, slash);
        if (bits > all) {
            throw unusable(text);
        }
        return new Network(address, ALL - all + bits);
    }

    private static int number(String text, int slash) {
        var digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}")) {
            throw unusable(text);
        }
        return Integer.parseInt(digits);
    }

    private static UnusableConfiguration unusable(String text) {
        return new UnusableConfiguration(
                "muara.arrival.trusted-proxies names '%s', which is not an address and not a network: write it like 10.0.0.0/8 or 2001:db8::1"
                        .formatted(text));
    }
}

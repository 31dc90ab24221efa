package io.muara.email.listener;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each address has, so that one of them cannot have all. Safe for use by many threads. */
final class Peers {

    private final int most;
    private final Map<Long, Integer> connections = new ConcurrentHashMap<>();

    Peers(int most) {
        this.most = most;
    }

    /** @return false where it has as many as it may; else it has one more, until it leaves */
    boolean enter(InetAddress address) {
        var entered = new boolean[1];
        connections.compute(key(address), (_, has) -> {
            var now = has == null ? 0 : has;
            entered[0] = now < most;
            return entered[0] ? now + 1 : now;
        });
        return entered[0];
    }

    void leave(InetAddress address) {
        connections.computeIfPresent(key(address), (_, has) -> has == 1 ? null : has - 1);
    }

    /** Whoever has one IPv6 address has the whole /64. */
    private static long key(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES ? bytes.getInt() : bytes.getLong();
    }
}

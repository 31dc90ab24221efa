package io.muara.ticket.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Topics;
import org.apache.kafka.common.utils.Utils;

/** A sixteenth of the outbox. What has one key lies in one shard, and one relay at a time owns a shard. */
final class Shard {

    /** For good, like the number of partitions: another one would let two owners publish for one ticket. */
    static final int COUNT = 16;

    private Shard() {}

    /**
     * Hashed as Kafka does it, so that a shard's records lie on one partition of their topic or two: a relay's transaction costs
     * by the partitions that it touches, and of several relays each has its own.
     */
    static short of(String ordering) {
        var partition = Utils.toPositive(Utils.murmur2(ordering.getBytes(UTF_8))) % Topics.PARTITIONS;
        return (short) (partition % COUNT);
    }
}

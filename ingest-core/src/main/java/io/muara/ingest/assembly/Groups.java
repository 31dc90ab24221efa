package io.muara.ingest.assembly;

import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.cluster.OpenRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** The groups of one partition, and from where they would have to be read again. No I/O; one thread only. */
final class Groups implements OpenRecords.Known {

    private static final Duration KNOWN_AFTERWARDS = Duration.ofHours(1);
    private static final int MOST_KNOWN = 2_000;

    /** In the order they began. */
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /**
     * @param key of the record, the same for all parts of a group
     * @param given told what the group is, once it is whole
     */
    void add(Assembling channel, String key, long offset, Arrived.Part part, Instant now, Given given) {
        given.given(
                channel,
                groups.computeIfAbsent(key, first -> new Group(channel)).add(part, offset, now));
    }

    /** @param given told what those are for which nothing more is waited for */
    void timeUp(Instant now, Given given) {
        for (var group : groups.values()) {
            if (group.isOpen() && !group.due().isAfter(now)) {
                given.given(group.channel(), group.timeUp());
            }
        }
        forget(now);
    }

    @Override
    public OffsetAndMetadata committable(long position) {
        return new OffsetAndMetadata(groups.values().stream()
                .filter(Group::isOpen)
                .mapToLong(Group::firstOffset)
                .min()
                .orElse(position));
    }

    int open() {
        return (int) groups.values().stream().filter(Group::isOpen).count();
    }

    /** Told what parts are together. */
    @FunctionalInterface
    interface Given {
        void given(Assembling channel, List<Arrived> arrived);
    }

    private void forget(Instant now) {
        var closed = groups.values().stream().filter(group -> !group.isOpen()).count();
        var surplus = Math.max(0, closed - MOST_KNOWN);
        for (var each = groups.values().iterator(); each.hasNext(); ) {
            var group = each.next();
            if (group.isOpen()) {
                continue;
            }
            if (surplus > 0 || group.due().plus(KNOWN_AFTERWARDS).isBefore(now)) {
                each.remove();
                surplus--;
            }
        }
    }
}

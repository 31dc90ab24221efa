package io.muara.ingest.fetching;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition is done. Committed is the first record that is not, and with it, as metadata, which of those after it
 * are not either: so a restart repeats only these, however long the first one stays open. One thread only.
 */
final class Progress {

    /** What Kafka keeps with an offset, {@code offset.metadata.max.bytes}, less some. */
    private static final int MOST_METADATA = 4_000;

    private static final int RADIX = 36;

    /** How many things are still to be done of a record. */
    private final TreeMap<Long, Integer> open = new TreeMap<>();

    private final long knownUpTo;
    private final Set<Long> knownOpen;

    private Progress(long knownUpTo, Set<Long> knownOpen) {
        this.knownUpTo = knownUpTo;
        this.knownOpen = knownOpen;
    }

    /** Where whoever had the partition before has come to; what cannot be read counts as nothing done. */
    static Progress after(@Nullable OffsetAndMetadata committed) {
        if (committed == null || committed.metadata().isEmpty()) {
            return new Progress(0, Set.of());
        }
        try {
            var base = committed.offset();
            var numbers = committed.metadata().split(" ", -1);
            var open = new HashSet<Long>();
            for (int i = 1; i < numbers.length; i++) {
                open.add(base + Long.parseLong(numbers[i], RADIX));
            }
            return new Progress(base + Long.parseLong(numbers[0], RADIX), open);
        } catch (NumberFormatException notOurs) {
            return new Progress(0, Set.of());
        }
    }

    boolean isDone(long offset) {
        return offset < knownUpTo && !knownOpen.contains(offset);
    }

    /** Something is to be done because of this record. */
    void open(long offset) {
        open.merge(offset, 1, Integer::sum);
    }

    /** It is. */
    void done(long offset) {
        open.computeIfPresent(offset, (same, left) -> left > 1 ? left - 1 : null);
    }

    /** @param position the offset after the last record that was looked at */
    OffsetAndMetadata committable(long position) {
        if (open.isEmpty()) {
            return new OffsetAndMetadata(position);
        }
        var base = open.firstKey();
        var offsets = new StringBuilder();
        var end = position;
        for (var offset : open.keySet()) {
            var text = " " + Long.toString(offset - base, RADIX);
            if (offsets.length() + text.length() > MOST_METADATA - Long.SIZE) {
                end = offset;
                break;
            }
            offsets.append(text);
        }
        return new OffsetAndMetadata(base, Long.toString(end - base, RADIX) + offsets);
    }
}

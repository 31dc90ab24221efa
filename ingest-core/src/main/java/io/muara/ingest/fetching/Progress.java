package io.muara.ingest.fetching;

import io.muara.ingest.cluster.OpenRecords;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition is done. Committed is the first record that is not, and with it, as metadata, which of those after it
 * are not either: so a restart repeats only these, however long the first one stays open. One thread only.
 */
final class Progress implements OpenRecords.Known {

    /** What Kafka keeps with an offset, {@code offset.metadata.max.bytes}, less some. */
    private static final int MOST_METADATA = 4_000;

    private static final int RADIX = 36;

    /** Before the end of what was looked at, and the open offsets below it: all from the committed one on. */
    private static final String OURS = "open-1";

    /** How many things are still to be done of a record. */
    private final TreeMap<Long, Integer> open = new TreeMap<>();

    /** What the one before has come to: everything below is done but these. */
    private final long knownUpTo;

    private final NavigableSet<Long> knownOpen;

    private Progress(long knownUpTo, NavigableSet<Long> knownOpen) {
        this.knownUpTo = knownUpTo;
        this.knownOpen = knownOpen;
    }

    /** Where whoever had the partition before has come to; what cannot be read counts as nothing done. */
    static Progress after(@Nullable OffsetAndMetadata committed) {
        if (committed == null || !committed.metadata().startsWith(OURS + " ")) {
            return new Progress(0, new TreeSet<>());
        }
        try {
            var numbers = committed.metadata().split(" ", -1);
            var open = new TreeSet<Long>();
            for (int i = 2; i < numbers.length; i++) {
                open.add(committed.offset() + Long.parseLong(numbers[i], RADIX));
            }
            return new Progress(committed.offset() + Long.parseLong(numbers[1], RADIX), open);
        } catch (NumberFormatException notReadable) {
            return new Progress(0, new TreeSet<>());
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

    @Override
    public OffsetAndMetadata committable(long position) {
        var notDone = new TreeSet<>(knownOpen.tailSet(position));
        notDone.addAll(open.keySet());
        var end = Math.max(position, knownUpTo);
        return notDone.isEmpty() ? new OffsetAndMetadata(end) : committable(notDone, end);
    }

    private static OffsetAndMetadata committable(NavigableSet<Long> notDone, long end) {
        var base = notDone.first();
        var offsets = new StringBuilder();
        for (var offset : notDone) {
            var text = " " + Long.toString(offset - base, RADIX);
            if (offsets.length() + text.length() > MOST_METADATA) {
                return committed(base, offset, offsets);
            }
            offsets.append(text);
        }
        return committed(base, end, offsets);
    }

    private static OffsetAndMetadata committed(long base, long end, StringBuilder offsets) {
        return new OffsetAndMetadata(base, "%s %s%s".formatted(OURS, Long.toString(end - base, RADIX), offsets));
    }
}

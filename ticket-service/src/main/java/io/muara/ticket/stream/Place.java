package io.muara.ticket.stream;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.Topics;
import java.util.Arrays;
import java.util.regex.Pattern;

/** How far the events have been read: the next offset of every partition. It means the same on every replica. */
public final class Place {

    private static final Pattern FORM = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){" + (Topics.PARTITIONS - 1) + "}");

    private final long[] next;

    Place(long... next) {
        this.next = next.clone();
    }

    /** @throws IllegalArgumentException when it is not one of ours */
    public static Place parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be the id of an event that we sent");
        }
        return new Place(
                Arrays.stream(text.split("\\.")).mapToLong(Long::parseLong).toArray());
    }

    long next(int partition) {
        return next[partition];
    }

    Place after(int partition, long offset) {
        var later = next.clone();
        later[partition] = Math.max(later[partition], offset + 1);
        return new Place(later);
    }

    /** Whether everything before the other place lies before this one, too. */
    boolean reaches(Place other) {
        for (var partition = 0; partition < next.length; partition++) {
            if (next[partition] < other.next[partition]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return Arrays.stream(next).mapToObj(Long::toString).collect(joining("."));
    }
}

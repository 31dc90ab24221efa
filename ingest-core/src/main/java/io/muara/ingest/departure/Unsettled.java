package io.muara.ingest.departure;

import io.muara.contracts.ChannelId;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.ReplyId;
import io.muara.ingest.cluster.OpenRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The replies of one partition of reports that were handed over and of which nobody knows what became, and when to ask for
 * them. No I/O; one thread only.
 */
final class Unsettled implements OpenRecords.Known {

    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
    private static final int RARER = 4;

    private final Duration patience;

    /** In the order they were announced. */
    private final Map<ReplyId, Open> open = new LinkedHashMap<>();

    /** @param patience how long after it was announced a reply is asked for first; each later time it is longer */
    Unsettled(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param place of the reply, when the report announces a hand-over
     * @param offset of the report
     */
    void told(DeliveryReport report, Optional<Place> place, long offset) {
        report.reply().ifPresent(reply -> told(report, reply, place, offset));
    }

    /** What to ask for now: the one that is due longest. */
    Optional<Open> due(Instant now) {
        open.values().removeIf(each -> each.announced.plus(GIVEN_UP_AFTER).isBefore(now));
        return open.values().stream().filter(each -> !each.due.isAfter(now)).findFirst();
    }

    /** Nobody could tell yet. */
    void askAgain(Open asked, Instant now) {
        open.replace(asked.reply, asked.later(now));
    }

    @Override
    public OffsetAndMetadata committable(long position) {
        return new OffsetAndMetadata(
                open.isEmpty() ? position : open.values().iterator().next().offset);
    }

    int size() {
        return open.size();
    }

    private void told(DeliveryReport report, ReplyId reply, Optional<Place> place, long offset) {
        switch (report.status()) {
            case SENDING -> {
                open.remove(reply);
                place.ifPresent(where -> open.put(
                        reply,
                        new Open(
                                reply,
                                report.conversation().channel(),
                                where,
                                offset,
                                report.at(),
                                report.at().plus(patience),
                                patience)));
            }
            case UNCERTAIN -> {
                // It stays open, and is asked for when the provider has had time to list it.
            }
            case WAITING, SENT, DELAYED, DELIVERED, READ, FAILED -> open.remove(reply);
        }
    }

    /**
     * @param offset of the report that announced it
     * @param between how long after the last time it is asked for
     */
    record Open(
            ReplyId reply,
            ChannelId channel,
            Place place,
            long offset,
            Instant announced,
            Instant due,
            Duration between) {

        Open later(Instant now) {
            var longer = between.multipliedBy(RARER);
            return new Open(reply, channel, place, offset, announced, now.plus(longer), longer);
        }
    }
}

package io.muara.ticket.stream;

import io.muara.contracts.TicketEvent;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/**
 * Tells one who listens everything after a place, in order, without a gap: what all share from memory, what is older from
 * Kafka. It runs on a thread of its own and waits for its listener, so that nothing piles up.
 */
public final class Listener {

    private final Events events;
    private final Interest interest;
    private final long heartbeatMillis;
    private final Ear ear;
    private Place place;

    /** When they last heard anything, by {@link System#nanoTime()}. */
    private long heardAt = System.nanoTime();

    /** Where the events go. Each call returns once the listener has taken it, and throws when they do not. */
    public interface Ear {
        boolean isClosed();

        void hear(TicketEvent event, Place place);

        /** Nothing that concerns them has happened yet, or for a while. To come back with this place spares reading all of it again. */
        void stillHere(Place place);

        /** What happened before this place is no longer kept: all must be read anew. */
        void lost(Place place);

        void close();
    }

    Listener(Events events, Interest interest, StreamConfig config, Place place, Ear ear) {
        this.events = events;
        this.interest = interest;
        this.heartbeatMillis = config.heartbeat().toMillis();
        this.place = place;
        this.ear = ear;
    }

    /** Returns when the listener is gone or we stop. */
    void run() throws InterruptedException {
        while (goesOn()) {
            var recent = events.recent();
            if (recent.isPresent()) {
                follow(recent.get());
            }
        }
    }

    private boolean goesOn() {
        return !ear.isClosed() && !events.isStopping();
    }

    private void follow(Recent recent) throws InterruptedException {
        var from = recent.countAt(place);
        if (from.isEmpty()) {
            catchUp(recent);
            return;
        }
        var seen = from.get();
        while (goesOn() && events.recent().equals(Optional.of(recent))) {
            var more = recent.after(seen, heartbeatMillis - silentMillis());
            if (more.isEmpty()) {
                return;
            }
            more.get().happenings().forEach(this::tell);
            breakSilence();
            seen = more.get().count();
        }
    }

    /** Until what is left is in memory. After a failure the next turn goes on from the place that was reached. */
    private void catchUp(Recent recent) {
        try {
            var since = events.since(place);
            if (since.isPresent()) {
                read(since.get(), recent);
                return;
            }
            place = recent.newest();
            ear.lost(place);
        } catch (KafkaException e) {
            ear.stillHere(place);
        }
    }

    private void read(Topic since, Recent recent) {
        try (since) {
            while (goesOn() && !place.reaches(recent.oldest())) {
                since.read().forEach(this::tell);
                place = since.place();
                breakSilence();
            }
        }
    }

    private void tell(Happening happening) {
        if (!happening.isAfter(place)) {
            return;
        }
        place = place.after(happening.partition(), happening.offset());
        if (interest.holds(happening.event())) {
            ear.hear(happening.event(), place);
            heardAt = System.nanoTime();
        }
    }

    /** However much happens that does not concern them. */
    private void breakSilence() {
        if (silentMillis() >= heartbeatMillis) {
            ear.stillHere(place);
            heardAt = System.nanoTime();
        }
    }

    private long silentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAt);
    }
}

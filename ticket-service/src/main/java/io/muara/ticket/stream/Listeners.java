package io.muara.ticket.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** All who listen to this replica. */
@ApplicationScoped
public class Listeners {

    private final Events events;
    private final StreamConfig config;
    private final AtomicInteger listening = new AtomicInteger();

    Listeners(Events events, StreamConfig config, MeterRegistry meters) {
        this.events = events;
        this.config = config;
        Gauge.builder("muara.stream.listeners", listening::get).register(meters);
    }

    /** How long one may take an event. */
    public Duration patience() {
        return config.patience();
    }

    /**
     * Tells from now on. Waits for Kafka where it has not answered yet, as long as a listener may take an event.
     *
     * @param after what was read last; empty for what happens from now on
     * @return false when that cannot be, because Kafka does not answer or too many listen
     */
    public boolean listen(Interest interest, Optional<Place> after, Listener.Ear ear) throws InterruptedException {
        var recent = events.awaitRecent(patience());
        if (recent.isEmpty()) {
            return false;
        }
        if (listening.incrementAndGet() > config.listeners()) {
            listening.decrementAndGet();
            return false;
        }
        var place = after.orElseGet(recent.get()::newest);
        var listener = new Listener(events, interest, config, place, ear);
        if (!greet(ear, place)) {
            listening.decrementAndGet();
            ear.close();
            return true;
        }
        Thread.ofVirtual().name("listener").start(() -> run(listener, ear));
        return true;
    }

    /** On the thread of the call: two that begin an answer at once end it. */
    private static boolean greet(Listener.Ear ear, Place place) {
        try {
            ear.stillHere(place);
            return true;
        } catch (CompletionException | IllegalStateException e) {
            return false;
        }
    }

    private void run(Listener listener, Listener.Ear ear) {
        try {
            listener.run();
        } catch (CompletionException | IllegalStateException e) {
            Log.infof(
                    "listener is gone or too slow and was cut off reason=%s",
                    e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listening.decrementAndGet();
            ear.close();
        }
    }
}

package io.muara.ingest.cluster;

import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Work that is done in rounds on a thread of its own, from start to stop, and begun anew after whatever breaks it off. */
public final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), Math::random);

    private final String name;
    private final TopicsAtStart topics;
    private final Supplier<? extends Work> open;
    private final Stopping stopping = new Stopping();
    private @Nullable Thread thread;

    /**
     * @param name of the work, for its thread and the log
     * @param open begins it, on its thread, once the topics are there
     */
    public Rounds(String name, TopicsAtStart topics, Supplier<? extends Work> open) {
        this.name = name;
        this.topics = topics;
        this.open = open;
    }

    public void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Waits a while for the round under way. What it leaves undone is what a crash would leave. */
    public void stop() {
        stopping.request();
        var running = thread;
        try {
            if (running != null && !running.join(GRACE)) {
                LOG.warnf("work still under way at stop, the next start goes on with it work=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            topics.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int attempt = 1; !stopping.requested(); attempt++) {
            try (var work = open.get()) {
                while (!stopping.requested()) {
                    work.round();
                    attempt = 1;
                }
            } catch (RuntimeException | Error e) {
                if (!stopping.requested()) {
                    LOG.errorf(
                            "work broke off, starting again work=%s attempt=%d defect=%s",
                            name, attempt, new Defect(e));
                    stopping.within(BACKOFF.after(attempt));
                }
            }
        }
    }

    /** What is open while rounds are done: a consumer and what is known of what it read. */
    public interface Work extends AutoCloseable {

        /** Takes a second or less when there is nothing to do. */
        void round();

        @Override
        void close();
    }
}

package io.muara.ingest.fetching;

import static java.util.stream.Collectors.toMap;

import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.ingest.cluster.PersistentProducer.StoppedBeforeWriting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends errands, so many at a time and so many of each channel. A file that is told of while it is in hand is not fetched
 * twice. Called by one thread only; the errands run on threads of their own.
 */
@Singleton
class Crew implements AutoCloseable {

    private final Attempt attempt;
    private final Findings findings;
    private final FetchingMeters meters;
    private final Clock clock;
    private final int atOnce;
    private final Map<ChannelId, Line> lines;
    /** The latest of each file. */
    private final Map<MessageId, Errand> inHand = new HashMap<>();

    private final Queue<Errand> ended = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    // Few, and not virtual: looking up a name blocks in the system, and a virtual thread would take its carrier with
    // it.
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("fetching-", 1).factory());

    @Inject
    Crew(
            Sources sources,
            Attempt attempt,
            Findings findings,
            FetchingConfig config,
            FetchingMeters meters,
            Clock clock) {
        this.attempt = attempt;
        this.findings = findings;
        this.meters = meters;
        this.clock = clock;
        this.atOnce = config.atOnce();
        this.lines = sources.channels().stream()
                .collect(toMap(channel -> channel, channel -> new Line(config.perChannel(), config.mostWaiting())));
        lines.forEach(meters::waiting);
    }

    boolean isFor(ChannelId channel) {
        return lines.containsKey(channel);
    }

    /** Whether what waits on Kafka for this channel is to wait there longer. */
    boolean hasEnough(ChannelId channel) {
        return line(channel).hasEnough();
    }

    /** Takes what a message came with; what is too much for now goes to Kafka, so that the next message is not held up. */
    void take(InboundMessage message, Progress partition, long offset) {
        for (var wanted : Wanted.in(message, clock.instant())) {
            if (line(wanted.channel()).isFull() && !inHand.containsKey(wanted.id())) {
                findings.setAside(wanted);
            } else {
                take(wanted, false, partition, offset);
            }
        }
    }

    /** Takes what waited on Kafka. */
    void takeBack(Wanted wanted, Progress partition, long offset) {
        take(wanted, true, partition, offset);
    }

    /** Notes who has come back, and sends who is due as far as there are places. */
    void round() {
        for (var back = ended.poll(); back != null; back = ended.poll()) {
            inHand.remove(back.wanted().id(), back);
            line(back.wanted().channel()).ended(back);
            back.settled();
        }
        var more = true;
        while (more) {
            more = sentOneOfEach();
        }
    }

    /** Whether somebody is out, whose place somebody else may be waiting for. */
    boolean isBusy() {
        return lines.values().stream().anyMatch(line -> line.underWay() > 0);
    }

    /** The partition goes to another instance, and with it what is not under way. */
    void leave(Progress partition) {
        lines.values()
                .forEach(line -> line.leave(
                        partition, errand -> inHand.remove(errand.wanted().id(), errand)));
    }

    /** What is under way is broken off and done again at the next start. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        attempt.close();
    }

    private void take(Wanted wanted, boolean returns, Progress partition, long offset) {
        var errand = inHand.get(wanted.id());
        if (errand == null || comesAfter(wanted, errand)) {
            errand = new Errand(wanted, returns);
            inHand.put(wanted.id(), errand);
            line(wanted.channel()).add(errand);
        }
        errand.isToldAt(partition, offset);
    }

    /** Written by the errand itself, which was not back yet when it was read: it must not be settled with it. */
    private static boolean comesAfter(Wanted wanted, Errand errand) {
        return wanted.tries() > errand.wanted().tries();
    }

    private boolean sentOneOfEach() {
        var now = clock.instant();
        var any = false;
        for (var line : lines.values()) {
            if (underWay() >= atOnce) {
                return false;
            }
            var next = line.next(now);
            next.ifPresent(errand -> threads.execute(() -> run(errand)));
            any |= next.isPresent();
        }
        return any;
    }

    private void run(Errand errand) {
        var wanted = errand.wanted();
        var started = System.nanoTime();
        var outcome = attempt.at(wanted);
        if (closed && !(outcome instanceof Outcome.Stored)) {
            return; // broken off
        }
        meters.tried(wanted.channel(), Duration.ofNanos(System.nanoTime() - started));
        try {
            findings.tell(wanted, outcome);
            ended.add(errand);
        } catch (StoppedBeforeWriting e) {
            // Nothing was written and nothing is committed: the next start does it again.
        }
    }

    private int underWay() {
        return lines.values().stream().mapToInt(Line::underWay).sum();
    }

    private Line line(ChannelId channel) {
        var line = lines.get(channel);
        if (line == null) {
            throw new IllegalArgumentException("no files are fetched for channel '%s'".formatted(channel));
        }
        return line;
    }
}

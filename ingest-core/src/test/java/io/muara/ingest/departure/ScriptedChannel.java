package io.muara.ingest.departure;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.Pace;
import io.muara.ingest.PolledChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel that remembers what it was handed and answers what it was told to, then accepts. */
final class ScriptedChannel implements PolledChannel {

    final List<String> handed = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Queue<Delivery> known = new ConcurrentLinkedQueue<>();
    volatile Pace pace = Pace.FREE;
    private final ChannelId id;
    private final Deque<Function<OutboundMessage, Delivery>> next = new ArrayDeque<>();

    /** @param id has topics and consumers of its own: tests that share a Kafka see nothing of each other's */
    ScriptedChannel(ChannelId id) {
        this.id = id;
    }

    synchronized void then(Function<OutboundMessage, Delivery> answer) {
        next.add(answer);
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Delivery send(OutboundMessage message) {
        handed.add(message.text());
        return answer().apply(message);
    }

    /** What is asked about is answered as it was told to, then nobody knows. */
    @Override
    public Optional<Delivery> settle(OutboundMessage message) {
        asked.add(message.text());
        return Optional.ofNullable(known.poll());
    }

    @Override
    public Pace pace() {
        return pace;
    }

    private synchronized Function<OutboundMessage, Delivery> answer() {
        return next.isEmpty() ? message -> new Delivery.Accepted("id-of-" + message.text()) : next.removeFirst();
    }
}

package io.muara.ingest.departure;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.PolledChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A channel that remembers what it was handed and answers what it was told to, then accepts. */
final class ScriptedChannel implements PolledChannel {

    static final ChannelId ID = new ChannelId("scripted");

    final List<String> handed = new CopyOnWriteArrayList<>();
    private final Deque<Function<OutboundMessage, Delivery>> next = new ArrayDeque<>();

    synchronized void then(Function<OutboundMessage, Delivery> answer) {
        next.add(answer);
    }

    @Override
    public ChannelId id() {
        return ID;
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

    private synchronized Function<OutboundMessage, Delivery> answer() {
        return next.isEmpty() ? message -> new Delivery.Accepted("id-of-" + message.text()) : next.removeFirst();
    }
}

package io.muara.ingest;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import java.util.Optional;
import java.util.Set;

/** A place where customers reach us and where we answer them. To add one, see docs/add-a-channel.md. */
public sealed interface Channel permits WebhookChannel, PolledChannel, ApiChannel {

    ChannelId id();

    Set<Capability> capabilities();

    /** False where no account is configured: then nothing is sent on it and no topic is made for it. */
    default boolean inUse() {
        return true;
    }

    /** Topics of its own that must exist before it works; those of arrival and departure are made anyway. */
    default Set<String> topics() {
        return Set.of();
    }

    /**
     * Hands one reply to the provider and waits for its word. Called on a thread that may block, once at a time per
     * conversation; must give up by itself within a minute, because a group that rebalances waits for it.
     * Every outcome that can be expected is a {@link Delivery}; an exception counts as {@link Delivery.Uncertain}.
     */
    Delivery send(OutboundMessage message);

    /**
     * What became of a reply whose hand-over was cut off, by a crash of ours or a broken connection. Empty when the provider
     * cannot be asked: then only its own report settles it. A provider that takes the same request twice as one, by a key
     * made from the reply's id, may be given it again here. Called like {@link #send}.
     */
    default Optional<Delivery> settle(OutboundMessage message) {
        return Optional.empty();
    }

    default Pace pace() {
        return Pace.FREE;
    }

    /** Empty for a channel whose files come with their messages. */
    default Optional<MediaSource> media() {
        return Optional.empty();
    }

    /** What a channel can do. The contract suites skip what it does not declare. */
    enum Capability {
        ATTACHMENTS,
        DELIVERY_REPORTS,
        EDITS,
        DELETIONS,
        REACTIONS
    }
}

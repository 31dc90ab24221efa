package io.muara.ingest;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import java.util.Set;

/** A place where customers reach us and where we answer them. To add one, see docs/add-a-channel.md. */
public sealed interface Channel permits WebhookChannel, PolledChannel {

    ChannelId id();

    Set<Capability> capabilities();

    /**
     * Hands one reply to the provider and waits for its word. Called on a virtual thread, once at a time per conversation.
     * Every outcome that can be expected is a {@link Delivery}; an exception counts as {@link Delivery.Uncertain}.
     */
    Delivery send(OutboundMessage message);

    /** What a channel can do. The contract suites skip what it does not declare. */
    enum Capability {
        ATTACHMENTS,
        DELIVERY_REPORTS,
        EDITS,
        DELETIONS,
        REACTIONS
    }
}

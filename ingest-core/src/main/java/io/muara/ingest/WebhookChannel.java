package io.muara.ingest;

import java.util.List;

/** A channel whose provider calls us at {@code /webhooks/{channel}/{account}}. */
public non-sealed interface WebhookChannel extends Channel {

    /** Whether the call is the provider's. Looks at the raw bytes only and takes the same time for every wrong proof. */
    Proof verify(WebhookCall call);

    /**
     * Everything the call holds, each element by itself, so that one nobody can read does not hold up the others. Pure: the
     * same call always gives the same elements with the same ids. Never throws for anything a provider could send. What is
     * put aside is read again from its bytes, its media type and its account alone, so nothing may hang on another header.
     */
    List<Arrived> read(WebhookCall call);

    /** The answer to a provider's GET that checks whether the address is ours; {@link Handshake#REFUSED} by default. */
    default Handshake handshake(WebhookCall call) {
        return Handshake.REFUSED;
    }

    /**
     * What to answer once everything in a genuine call is stored; nothing by default. Nothing that a contact wrote may stand
     * in it: some providers act on what we answer. Called for every call on the thread that Kafka's answers come by, so look
     * by {@link WebhookCall#holds} before reading the body again.
     */
    default Acknowledgement acknowledgement(WebhookCall call) {
        return Acknowledgement.SILENT;
    }

    /** The most bytes that the provider sends with one call, so that nobody else can make us read more. */
    default int largestBody() {
        return 1 << 20;
    }

    /** Whether verifying or reading waits for Kafka or a store; else both run where calls come in, and must not. */
    default boolean blocks() {
        return false;
    }

    /** Whether a GET brings messages, as some SMS providers' does, and so is received like a POST. */
    default boolean receivesByGet(WebhookCall call) {
        return false;
    }
}

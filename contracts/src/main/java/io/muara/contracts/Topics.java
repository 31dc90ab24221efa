package io.muara.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Every topic there is, and how it must be made. */
public final class Topics {

    /** The journal: everything that ever came in, kept longest. */
    public static final String INBOUND = "muara.inbound.v1";

    public static final String ROUTED = "muara.routed.v1";
    public static final String TICKET_EVENTS = "muara.ticket-events.v1";

    /** Which agents came and went. */
    public static final String AGENTS = "muara.agents.v1";

    public static final String DELIVERIES = "muara.deliveries.v1";
    public static final String QUARANTINE = "muara.quarantine.v1";

    /** What became of the files that providers kept for us. */
    public static final String ATTACHMENTS = "muara.attachments.v1";

    /** Parts of what makes sense only whole, such as one SMS in several: keyed by what they are parts of. */
    public static final String PARTS = "muara.parts.v1";

    /** What was done about quarantined input: compacted, keyed by its id, and kept a while longer than the input. */
    public static final String QUARANTINE_SETTLED = "muara.quarantine-settled.v1";

    /** Where each mailbox has been read to: compacted, keyed by mailbox. */
    public static final String MAIL_CURSORS = "muara.mail-cursors.v1";

    /** Which mail each token of a webhook came with first: kept longer than a token is good for. */
    public static final String MAIL_TOKENS = "muara.mail-tokens.v1";

    /** What each publisher of the outbox committed last: compacted, keyed by its transactional id. */
    public static final String OUTBOX_PROGRESS = "muara.outbox-progress.v1";

    /** What is known about who writes in each conversation: compacted, keyed by conversation as {@link #INBOUND} is. */
    public static final String CONTACTS = "muara.contacts.v1";

    /** For good: another number would send the keys of running conversations to other partitions, out of order. */
    public static final int PARTITIONS = 24;

    private static final Set<String> COMPACTED = Set.of(MAIL_CURSORS, OUTBOX_PROGRESS, CONTACTS);
    private static final String OUTBOUND_PREFIX = "muara.outbound.";
    private static final String FETCHES_PREFIX = "muara.fetches.";

    private Topics() {}

    /** One topic per channel, so that a throttled provider delays nobody else. */
    public static String outbound(ChannelId channel) {
        return OUTBOUND_PREFIX + channel + ".v1";
    }

    /** Files that a channel's provider could not give yet; one topic per channel, so that one that is away delays no other. */
    public static String fetches(ChannelId channel) {
        return FETCHES_PREFIX + channel + ".v1";
    }

    /** Where records of a topic wait that a consumer could not handle. */
    public static String deadLetter(String topic) {
        return topic + ".dead-letter";
    }

    /** The settings a topic must be created with; {@code replication.factor} is the installation's. */
    public static Map<String, String> settings(String topic) {
        if (topic.equals(QUARANTINE_SETTLED)) {
            return Map.of(
                    "cleanup.policy", "compact,delete",
                    "min.cleanable.dirty.ratio", "0.1",
                    "retention.ms", Long.toString(retention(topic).toMillis()));
        }
        if (COMPACTED.contains(topic)) {
            return Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1");
        }
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(retention(topic).toMillis()),
                "message.timestamp.type", "LogAppendTime");
    }

    private static Duration retention(String topic) {
        if (topic.equals(INBOUND)) {
            return Duration.ofDays(365);
        }
        if (topic.equals(MAIL_TOKENS)) {
            return Duration.ofDays(3);
        }
        if (topic.equals(QUARANTINE_SETTLED)) {
            return Duration.ofDays(120);
        }
        if (topic.endsWith(".dead-letter") || topic.equals(QUARANTINE) || topic.equals(TICKET_EVENTS)) {
            return Duration.ofDays(90);
        }
        return Duration.ofDays(30);
    }
}

package io.muara.contracts;

import static java.util.Collections.unmodifiableSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Something that happened to a ticket. On {@link Topics#TICKET_EVENTS}, keyed by ticket, as CloudEvents 1.0 in binary mode.
 *
 * @param ticketVersion 1, 2, 3… per ticket without a gap; a reader that saw it already may skip the event
 * @param actor who did it: {@code agent:sari}, {@code contact}, {@code rules}, {@code sla}, {@code system}, {@code api}
 * @param ticket the ticket as it is after the event
 * @param changes what differs from before; empty for a new ticket
 * @param message present when a message came in, or when something became of one that had come in
 * @param reply present when the event concerns a reply of ours
 * @param note present when an agent wrote down what is not for the contact
 * @param sla present when the event concerns what was promised
 * @param rating present when the contact said how content they are
 * @param why in the words of whoever did it, where they gave any
 */
public record TicketEvent(
        UUID id,
        Type type,
        long ticketVersion,
        Instant at,
        String actor,
        Ticket ticket,
        List<Change> changes,
        Optional<Message> message,
        Optional<Reply> reply,
        Optional<Note> note,
        Optional<Sla> sla,
        Optional<Rating> rating,
        Optional<String> why) {

    public TicketEvent {
        changes = List.copyOf(changes);
    }

    public TicketEvent with(Message heard) {
        return with(Optional.of(heard), reply, note, sla, rating, why);
    }

    public TicketEvent with(Reply said) {
        return with(message, Optional.of(said), note, sla, rating, why);
    }

    public TicketEvent with(Note written) {
        return with(message, reply, Optional.of(written), sla, rating, why);
    }

    public TicketEvent with(Sla promise) {
        return with(message, reply, note, Optional.of(promise), rating, why);
    }

    public TicketEvent with(Rating given) {
        return with(message, reply, note, sla, Optional.of(given), why);
    }

    public TicketEvent because(Optional<String> reason) {
        return with(message, reply, note, sla, rating, reason);
    }

    private TicketEvent with(
            Optional<Message> heard,
            Optional<Reply> said,
            Optional<Note> written,
            Optional<Sla> promise,
            Optional<Rating> given,
            Optional<String> reason) {
        return new TicketEvent(
                id, type, ticketVersion, at, actor, ticket, changes, heard, said, written, promise, given, reason);
    }

    /** Every kind of event there is or is planned; names never change. */
    public enum Type {
        TICKET_CREATED("ticket.created"),
        TICKET_UPDATED("ticket.updated"),
        STATUS_CHANGED("ticket.status_changed"),
        PRIORITY_CHANGED("ticket.priority_changed"),
        CATEGORY_CHANGED("ticket.category_changed"),
        LABELS_CHANGED("ticket.labels_changed"),
        ASSIGNED("ticket.assigned"),
        UNASSIGNED("ticket.unassigned"),
        /** An agent is asked whether they take it. */
        OFFERED("ticket.offered"),
        OFFER_REJECTED("ticket.offer_rejected"),
        OFFER_EXPIRED("ticket.offer_expired"),
        ESCALATED("ticket.escalated"),
        REOPENED("ticket.reopened"),
        SNOOZED("ticket.snoozed"),
        RESOLVED("ticket.resolved"),
        CLOSED("ticket.closed"),
        MERGED("ticket.merged"),
        PARTED("ticket.parted"),
        SPLIT("ticket.split"),
        REDACTED("ticket.redacted"),
        MESSAGE_RECEIVED("message.received"),
        MESSAGE_SENT("message.sent"),
        DELIVERY_UPDATED("message.delivery_updated"),
        NOTE_ADDED("note.added"),
        CSAT_RECEIVED("csat.received"),
        NPS_RECEIVED("nps.received"),
        SLA_WARNING("sla.warning"),
        SLA_BREACHED("sla.breached"),
        SLA_MET("sla.met"),
        /** The matter is resolved, and of its targets some were met and some were not. */
        SLA_PARTLY_MET("sla.partly_met");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }

        @JsonCreator
        public static Type of(String id) {
            for (var type : values()) {
                if (type.id.equals(id)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("there is no ticket event '%s'".formatted(id));
        }
    }

    /**
     * @param number what people call the ticket by
     * @param contact the name, or the address or number when there is none
     */
    public record Ticket(
            TicketId id,
            long number,
            String status,
            Category category,
            Priority priority,
            TeamId team,
            Optional<AgentId> agent,
            Set<Label> labels,
            ConversationKey conversation,
            Optional<String> subject,
            String contact,
            Instant createdAt,
            Instant updatedAt) {

        public Ticket {
            labels = unmodifiableSet(new TreeSet<>(labels));
        }
    }

    /** Values as people read them; absent where there was or is none. */
    public record Change(String field, Optional<String> before, Optional<String> after) {}

    /**
     * @param position 1, 2, 3… within the ticket
     * @param text what was {@linkplain Content#said said}; what a mail only quotes is left out
     * @param placement why it stands on this ticket; absent on events of before 1.0
     */
    public record Message(MessageId id, long position, String text, Optional<Placement> placement) {}

    /**
     * @param delivery its delivery status now, as in {@link DeliveryReport.Status}
     * @param automatic whether no person wrote it, so that nobody has answered yet
     * @param attachments files that go with it
     * @param repeats the reply that failed and is sent once more by this one
     */
    public record Reply(
            ReplyId id,
            long position,
            String text,
            String delivery,
            Optional<String> reason,
            boolean automatic,
            List<Attachment> attachments,
            Optional<ReplyId> repeats) {

        public Reply {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * Among ourselves: whoever shows a ticket to its contact leaves the whole event out.
     *
     * @param confidential true, for readers who go by a mark and not by the kind of the event
     * @param agents whom it mentions
     * @param unknown what it mentions and is neither an agent nor a team
     */
    public record Note(
            UUID id,
            long position,
            @JsonProperty("private") boolean confidential,
            String text,
            List<Attachment> attachments,
            Set<AgentId> agents,
            Set<TeamId> teams,
            Set<String> unknown) {

        public Note {
            attachments = List.copyOf(attachments);
            agents = unmodifiableSet(new TreeSet<>(agents));
            teams = unmodifiableSet(new TreeSet<>(teams));
            unknown = unmodifiableSet(new TreeSet<>(unknown));
        }
    }

    /**
     * @param target {@code first_response}, {@code next_response} or {@code resolution}; absent when it is about all of them
     * @param startedAt from when on the time counts
     * @param dueAt by when it must be done; absent while that cannot be said, because the clock rests
     * @param recipients who is to be told, such as {@code agent:sari} or {@code team:management}; only where a ticket is escalated
     */
    public record Sla(
            SlaPolicyId policy,
            Optional<String> target,
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            List<String> recipients) {

        public Sla {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * @param question {@code csat}, from 1 to 5, or {@code nps}, from 0 to 10
     * @param before what the contact said until now, where they changed their mind
     * @param comment in their own words
     */
    public record Rating(String question, int score, Optional<Integer> before, Optional<String> comment) {}
}

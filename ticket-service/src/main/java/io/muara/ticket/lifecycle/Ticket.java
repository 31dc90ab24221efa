package io.muara.ticket.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import io.muara.contracts.AgentId;
import io.muara.contracts.Attachment;
import io.muara.contracts.Category;
import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Label;
import io.muara.contracts.Placement;
import io.muara.contracts.Priority;
import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketEvent.Type;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/**
 * Our work on a conversation. Whatever changes it gives the events that tell so, each with the ticket's next version;
 * whoever calls has locked its row and stores both.
 */
@Entity
@Table(name = "ticket")
public class Ticket {

    /** Who does something to a ticket, as events name them. */
    public static final String CONTACT = "contact";

    public static final String RULES = "rules";

    /** We, by ourselves. */
    public static final String SYSTEM = "system";

    @Id
    UUID id;

    long number;

    @Embedded
    Standing standing;

    Category category;
    Priority priority;
    TeamId team;

    @Nullable
    AgentId agent;

    /** Since when it has waited in its team for an agent; of no meaning while it has one. */
    @Column(name = "queued_since")
    Instant queuedSince;

    @Column(name = "offered_to")
    @Nullable
    AgentId offeredTo;

    @Column(name = "offered_until")
    @Nullable
    Instant offeredUntil;

    ConversationKey conversation;

    /** Part of the conversation; PostgreSQL fills it in. */
    @Column(insertable = false, updatable = false)
    @Nullable
    String channel;

    /** 0 for the most urgent; made of the priority by PostgreSQL too. */
    @Column(insertable = false, updatable = false)
    short urgency;

    String contact;

    @Column(name = "contact_name")
    @Nullable
    String contactName;

    @ColumnTransformer(read = "cast(identities as text)", write = "cast(cast(? as text) as jsonb)")
    String identities;

    @Nullable
    String subject;

    /** What was found out about the contact's address, on whichever ticket. */
    @Formula("""
            (select json_build_object('finding', a.finding, 'reason', a.reason, 'since', a.marked_at) #>> '{}'
             from marked_address a
             where a.channel = channel and a.contact = substr(conversation, strpos(conversation, '/') + 1))""")
    @Nullable
    String addressProblem;

    String[] labels;
    long version;

    @Column(name = "message_count")
    long messageCount;

    /** Whose it is; absent until somebody wrote of whom that is sure. */
    @Column(name = "contact_id")
    @Nullable
    UUID contactId;

    /** Whether we had the first word. */
    boolean ours;

    int unanswered;

    @Column(name = "waiting_since")
    @Nullable
    Instant waitingSince;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Ticket() {}

    /** A ticket that the message opens; it is announced when it receives the message. */
    public Ticket(TicketId id, long number, RoutedMessage routed, Instant now) {
        var message = routed.message();
        this.id = id.value();
        this.number = number;
        this.standing = new Standing(routed.spam() ? new State.Spam(RULES) : new State.New(), now);
        this.category = routed.category();
        this.priority = routed.priority();
        this.team = routed.team();
        this.conversation = message.conversation();
        this.contactName = message.sender().name().orElse(null);
        this.contact = nameOf(message.sender());
        this.identities = Json.text(message.sender().identities());
        this.subject = message.subject().orElse(null);
        this.labels = texts(routed.labels());
        this.queuedSince = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A ticket of the same contact, for what was said on the other and is another matter. */
    @SuppressWarnings("NullAway.Init") // PostgreSQL fills in the rest
    Ticket(TicketId id, long number, Ticket other, Optional<String> subject, Instant now) {
        this.id = id.value();
        this.number = number;
        this.standing = new Standing(new State.New(), now);
        this.category = other.category;
        this.priority = other.priority;
        this.team = other.team;
        this.conversation = other.conversation;
        this.contact = other.contact;
        this.contactName = other.contactName;
        this.identities = other.identities;
        this.contactId = other.contactId;
        this.addressProblem = other.addressProblem;
        this.subject = subject.orElse(other.subject);
        this.labels = other.labels.clone();
        this.queuedSince = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A ticket that we open; {@link #open} announces it. */
    public Ticket(TicketId id, long number, Opening opening, Instant now) {
        this.id = id.value();
        this.number = number;
        this.standing = new Standing(new State.Open(), now);
        this.category = opening.category();
        this.priority = opening.priority();
        this.team = opening.team();
        this.conversation = opening.conversation();
        this.contactName = opening.name().orElse(null);
        this.contact =
                opening.name().orElseGet(() -> opening.identities().getFirst().value());
        this.contactId = opening.contact().value();
        this.identities = Json.text(opening.identities());
        this.subject = opening.subject().orElse(null);
        this.labels = new String[0];
        this.ours = true;
        this.queuedSince = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** That we opened it. */
    public TicketEvent open(String actor, Instant now) {
        return event(Type.TICKET_CREATED, actor, now, List.of());
    }

    /** The ticket that a message opens has the same id however often the message is tried. */
    public static TicketId idFor(InboundMessage message) {
        return new TicketId(UUID.nameUUIDFromBytes(("ticket of " + message.id()).getBytes(UTF_8)));
    }

    public TicketId id() {
        return new TicketId(id);
    }

    public long number() {
        return number;
    }

    public Status status() {
        return standing.status;
    }

    public State state() {
        return standing.state();
    }

    /** Since when it stands where it does. */
    public Instant statusSince() {
        return standing.since;
    }

    public Priority priority() {
        return priority;
    }

    public TeamId team() {
        return team;
    }

    public Optional<AgentId> agent() {
        return Optional.ofNullable(agent);
    }

    public Instant queuedSince() {
        return queuedSince;
    }

    /** The agent who was asked to take it and has not answered. */
    public Optional<AgentId> offeredTo() {
        return Optional.ofNullable(offeredTo);
    }

    /** Whether it is not done, nobody has it and nobody is asked about it. */
    public boolean isWaiting() {
        return agent == null && offeredTo == null && state() instanceof State.Active;
    }

    /** Until when they can say yes. */
    public Optional<Instant> offeredUntil() {
        return Optional.ofNullable(offeredUntil);
    }

    public ConversationKey conversation() {
        return conversation;
    }

    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public List<Sender.Identity> identities() {
        return List.of(Wire.read(identities.getBytes(UTF_8), Sender.Identity[].class));
    }

    /** Absent where nothing is known against the contact's address. */
    public Optional<AddressProblem> addressProblem() {
        return Optional.ofNullable(addressProblem).map(json -> Wire.read(json.getBytes(UTF_8), AddressProblem.class));
    }

    public Category category() {
        return category;
    }

    /** The name, or the address or number when there is none. */
    public String contact() {
        return contact;
    }

    /** As they call themselves. */
    public Optional<String> contactName() {
        return Optional.ofNullable(contactName).filter(name -> !name.isBlank());
    }

    public Set<Label> labels() {
        return Arrays.stream(labels).map(Label::new).collect(toCollection(TreeSet::new));
    }

    /** That of its last event. */
    public long version() {
        return version;
    }

    /** How many there are, which is also the position of the last. */
    public long messageCount() {
        return messageCount;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<ContactId> contactId() {
        return Optional.ofNullable(contactId).map(ContactId::new);
    }

    /** Whether we had the first word. */
    public boolean isOurs() {
        return ours;
    }

    /** How many messages came since we last answered. */
    public int unanswered() {
        return unanswered;
    }

    /** When the first of those came. */
    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /** Who wrote in its conversation; whose it is already, it stays. */
    public void belongTo(ContactId writer) {
        if (contactId == null) {
            contactId = writer.value();
        }
    }

    /**
     * It goes on in another conversation, because its contact is called something else from now on.
     *
     * @param names of theirs, the newest last
     */
    public Optional<TicketEvent> moveTo(ConversationKey to, List<Sender.Identity> names, Instant now) {
        if (status() == Status.CLOSED || to.equals(conversation)) {
            return Optional.empty();
        }
        var before = conversation;
        var current = names.reversed().stream()
                .filter(name -> !isCalled(before.contact(), name))
                .toList();
        conversation = to;
        identities = current.isEmpty() ? identities : Json.text(current);
        var change = new Change("conversation", Optional.of(before.toString()), Optional.of(to.toString()));
        return Optional.of(event(Type.TICKET_UPDATED, SYSTEM, now, List.of(change)));
    }

    /** Something the contact said or did, or that we said by other means. */
    public List<TicketEvent> receive(RoutedMessage routed, Placement why, Instant now) {
        return new Hearing(this, routed, now).events(why);
    }

    /** A reply of ours; the customer has the next word. */
    public Outcome reply(Said said, String actor, Instant now) {
        if (!(state() instanceof State.Answerable answerable)) {
            return refused("nothing more can be said on it");
        }
        var reply = told(said, false);
        answered();
        var changes = become(answerable.answered(), now);
        var type = changes.isEmpty() ? Type.TICKET_UPDATED : Type.STATUS_CHANGED;
        return new Outcome.Changed(List.of(event(type, actor, now, changes).with(reply)));
    }

    /**
     * A word of ours that no person wrote: nobody has answered by it, and the ticket stands where it stood.
     *
     * @param changes what is different by it, beside the ticket
     */
    public TicketEvent sayByItself(ReplyId id, String text, List<Change> changes, Instant now) {
        return event(Type.TICKET_UPDATED, SYSTEM, now, changes)
                .with(told(new Said(id, text, List.of(), Optional.empty()), true));
    }

    /** What is to be told of it though it is as it was. */
    public News news(Instant now) {
        return new News(this, now);
    }

    /** Something that we write down for ourselves: it answers nobody, so the ticket stands where it stood, also when closed. */
    public TicketEvent note(
            UUID id, String text, List<Attachment> files, Mentions mentioned, String actor, Instant now) {
        messageCount++;
        var note = new TicketEvent.Note(
                id,
                messageCount,
                true,
                Json.shortened(text),
                files,
                mentioned.agents(),
                mentioned.teams(),
                mentioned.unknown());
        return event(Type.NOTE_ADDED, actor, now, List.of()).with(note);
    }

    /** The contact's address takes nothing any more, or its owner does not want our mail; nothing when we knew. */
    public Optional<TicketEvent> addressFails(AddressProblem problem, Instant now) {
        var before = addressProblem().map(AddressProblem::finding);
        addressProblem = Json.text(problem);
        return before.equals(Optional.of(problem.finding()))
                ? Optional.empty()
                : Optional.of(addressChanged(before, Optional.of(problem.finding()), now));
    }

    /** It works again. */
    public TicketEvent addressWorks(Finding before, Instant now) {
        addressProblem = null;
        return addressChanged(Optional.of(before), Optional.empty(), now);
    }

    private TicketEvent addressChanged(Optional<Finding> before, Optional<Finding> after, Instant now) {
        var change = new Change("address", before.map(Finding::id), after.map(Finding::id));
        return event(Type.TICKET_UPDATED, SYSTEM, now, List.of(change));
    }

    /** @param why for those who read its history */
    public Outcome assign(AgentId to, String actor, Optional<String> why, Instant now) {
        return new Giving(this, actor, why, now).assign(to);
    }

    public List<TicketEvent> unassign(String actor, Optional<String> why, Instant now) {
        return new Giving(this, actor, why, now).unassign();
    }

    /** Asks an agent whether they take it. It must have none. */
    public Outcome offer(AgentId to, Instant until, Optional<String> why, Instant now) {
        return new Giving(this, SYSTEM, why, now).offer(to, until);
    }

    /** The agent takes what they were offered. */
    public Outcome accept(AgentId by, String actor, Instant now) {
        return new Giving(this, actor, Optional.of("accepted"), now).accept(by);
    }

    /** The agent does not want what they were offered. */
    public Outcome reject(AgentId by, String actor, Optional<String> why, Instant now) {
        return new Giving(this, actor, why, now).reject(by);
    }

    /** Whoever was asked did not answer in time; nothing when that is not so. */
    public Optional<TicketEvent> missOffer(Instant now) {
        return new Giving(this, SYSTEM, Optional.empty(), now).miss();
    }

    /** It waits in another team's queue from now on. */
    public Outcome overflow(TeamId to, String why, Instant now) {
        return amend(
                new Amendment(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(to),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(why)),
                SYSTEM,
                now);
    }

    /** All of it or, when there is no way to where it is wanted to stand, nothing. */
    public Outcome amend(Amendment wanted, String actor, Instant now) {
        return new Amending(this, actor, wanted.why(), now).amend(wanted);
    }

    /** Its time has come: it is to be looked at again. Nothing when it does not sleep any more, or not yet. */
    public Optional<TicketEvent> wake(Instant now) {
        return state() instanceof State.Snoozed(var until) && !until.isAfter(now)
                ? Optional.of(event(Type.STATUS_CHANGED, SYSTEM, now, become(new State.Open(), now)))
                : Optional.empty();
    }

    /** Nothing was said on it for so long that it is done for good. Nothing when that is not so. */
    public Optional<TicketEvent> expire(Duration after, Instant now) {
        return state() instanceof State.Resolved resolved && resolved.isPast(after, now)
                ? Optional.of(event(Type.CLOSED, SYSTEM, now, become(resolved.close(), now)))
                : Optional.empty();
    }

    /** Somebody has to act on it again; nothing when they have to already, or never again. */
    Optional<TicketEvent> reopen(String actor, Instant now) {
        Optional<State> open =
                switch (state()) {
                    case State.Waiting waiting -> Optional.of(waiting.open());
                    case State.Resolved resolved -> Optional.of(resolved.reopen());
                    default -> Optional.empty();
                };
        return open.map(to -> event(Type.REOPENED, actor, now, become(to, now)));
    }

    void answered() {
        unanswered = 0;
        waitingSince = null;
    }

    private static boolean isCalled(String contact, Sender.Identity name) {
        return name.value().equals(contact) || name.value().equals("+" + contact);
    }

    private TicketEvent.Reply told(Said said, boolean automatic) {
        messageCount++;
        return new TicketEvent.Reply(
                said.id(),
                messageCount,
                Json.shortened(said.text()),
                DeliveryReport.Status.WAITING.id(),
                Optional.empty(),
                automatic,
                said.attachments(),
                said.repeats());
    }

    /** What differs by its standing elsewhere from now on; nothing when it stands there. */
    List<Change> become(State to, Instant now) {
        var before = state();
        if (to.equals(before)) {
            return List.of();
        }
        standing.become(to, now);
        if (!(before instanceof State.Active)) {
            queuedSince = now;
        }
        var changes = new ArrayList<>(changes(before, to));
        if (!(to instanceof State.Active)) {
            withdrawOffer().ifPresent(changes::add);
        }
        return changes;
    }

    /** Nobody is asked any more whether they take it; nothing when nobody was. */
    Optional<Change> withdrawOffer() {
        var change = change("offered_to", offeredTo().map(AgentId::value), Optional.empty());
        offeredTo = null;
        offeredUntil = null;
        return change;
    }

    private static List<Change> changes(State before, State after) {
        return Stream.of(
                        change("status", before.status().id(), after.status().id()),
                        change("snoozed_until", snoozedUntil(before), snoozedUntil(after)),
                        change("resolution", resolution(before), resolution(after)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> snoozedUntil(State state) {
        return state instanceof State.Snoozed(var until) ? Optional.of(until.toString()) : Optional.empty();
    }

    private static Optional<String> resolution(State state) {
        return state instanceof State.Resolved(var how, var _) ? Optional.of(how.value()) : Optional.empty();
    }

    static Optional<Change> change(String field, String before, String after) {
        return change(field, Optional.of(before), Optional.of(after));
    }

    static Optional<Change> change(String field, Optional<String> before, Optional<String> after) {
        return before.equals(after) ? Optional.empty() : Optional.of(new Change(field, before, after));
    }

    TicketEvent event(Type type, String actor, Instant now, List<Change> changes) {
        version++;
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt;
        var eventId =
                UUID.nameUUIDFromBytes("event %d of %s".formatted(version, id).getBytes(UTF_8));
        return new TicketEvent(
                eventId,
                type,
                version,
                now,
                actor,
                told(),
                changes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private TicketEvent.Ticket told() {
        return new TicketEvent.Ticket(
                id(),
                number,
                status().id(),
                category,
                priority,
                team,
                agent(),
                labels(),
                conversation,
                subject(),
                contact,
                createdAt,
                updatedAt);
    }

    Outcome refused(String why) {
        return new Outcome.Refused("ticket %d is %s: %s".formatted(number, status().id(), why));
    }

    static String[] texts(Collection<Label> labels) {
        return labels.stream().map(Label::value).sorted().distinct().toArray(String[]::new);
    }

    private static String nameOf(Sender sender) {
        return sender.name()
                .filter(name -> !name.isBlank())
                .orElseGet(() -> sender.identities().getFirst().value());
    }
}

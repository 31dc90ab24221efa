package io.muara.ticket.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
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
import io.muara.contracts.Mail;
import io.muara.contracts.Placement;
import io.muara.contracts.Priority;
import io.muara.contracts.Provenance;
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
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

    private static final String CONTACT = "contact";
    private static final String RULES = "rules";
    private static final String SYSTEM = "system";

    @Id
    UUID id;

    long number;
    Status status;
    Category category;
    Priority priority;
    TeamId team;

    @Nullable
    AgentId agent;

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
        this.status = Status.NEW;
        this.category = routed.category();
        this.priority = routed.priority();
        this.team = routed.team();
        this.conversation = message.conversation();
        this.contactName = message.sender().name().orElse(null);
        this.contact = nameOf(message.sender());
        this.identities = Json.text(message.sender().identities());
        this.subject = message.subject().orElse(null);
        this.labels = texts(routed.labels());
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A ticket that we open; {@link #open} announces it. */
    public Ticket(TicketId id, long number, Opening opening, Instant now) {
        this.id = id.value();
        this.number = number;
        this.status = Status.OPEN;
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
        return status;
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
        if (status == Status.CLOSED || to.equals(conversation)) {
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
        var message = routed.message();
        var events = new ArrayList<TicketEvent>();
        if (version == 0) {
            events.add(event(Type.TICKET_CREATED, CONTACT, now, List.of()));
        }
        messageCount++;
        events.add(received(message, why, now));
        count(message);
        if (speaks(message)) {
            reopen(now).ifPresent(events::add);
            raise(routed.priority(), now).ifPresent(events::add);
            label(with(routed.labels()), RULES, now).ifPresent(events::add);
        }
        return events;
    }

    /** A reply of ours; the customer has the next word. */
    public Outcome reply(Said said, String actor, Instant now) {
        if (status == Status.CLOSED) {
            return refused("nothing more can be said on it");
        }
        var reply = told(said, false);
        answered();
        var changes = become(Status.PENDING);
        var type = changes.isEmpty() ? Type.TICKET_UPDATED : Type.STATUS_CHANGED;
        return new Outcome.Changed(List.of(event(type, actor, now, changes, Optional.empty(), Optional.of(reply))));
    }

    /** A word of ours that no person wrote: nobody has answered by it, and the ticket stands where it stood. */
    public TicketEvent acknowledge(ReplyId id, String text, Instant now) {
        var reply = told(new Said(id, text, List.of(), Optional.empty()), true);
        return event(Type.TICKET_UPDATED, SYSTEM, now, List.of(), Optional.empty(), Optional.of(reply));
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
        return event(Type.NOTE_ADDED, actor, now, List.of(), Optional.empty(), Optional.empty(), Optional.of(note));
    }

    /** Why its contact was not told that the message which opened it came in, though a rule asked for it. */
    public TicketEvent notAcknowledged(String why, Instant now) {
        var change = new Change("acknowledgement", Optional.empty(), Optional.of("not sent: " + why));
        return event(Type.TICKET_UPDATED, SYSTEM, now, List.of(change));
    }

    /** What a report changed about a reply of ours; nothing when it is not worth telling. */
    public List<TicketEvent> delivered(TicketMessage reply, Instant now) {
        var status = reply.delivery().orElseThrow();
        if (!Delivery.isNews(status)) {
            return List.of();
        }
        var type = status == DeliveryReport.Status.SENT ? Type.MESSAGE_SENT : Type.DELIVERY_UPDATED;
        return List.of(event(type, SYSTEM, now, List.of(), Optional.empty(), Optional.of(reply.told())));
    }

    /** A message was emptied, because its author took it back: whoever keeps a copy empties it too. */
    public TicketEvent redacted(TicketMessage message, Instant now) {
        return event(Type.REDACTED, CONTACT, now, List.of(), Optional.of(message.heard()), Optional.empty());
    }

    /** A file of a message was fetched from where its provider kept it, or will never be. */
    public TicketEvent fetched(TicketMessage message, Attachment file, Instant now) {
        var change = new Change(
                "attachment " + file.name(),
                Optional.of("awaited"),
                Optional.of(file.stored().isPresent() ? "stored" : "missing"));
        return event(Type.TICKET_UPDATED, SYSTEM, now, List.of(change), Optional.of(message.heard()), Optional.empty());
    }

    /** Something beside it is different that belongs to its history. */
    public TicketEvent changed(Change change, String actor, Instant now) {
        return event(Type.TICKET_UPDATED, actor, now, List.of(change));
    }

    /** What opened it names a ticket that its sender was not let into, or that is closed. */
    public TicketEvent relate(long other, Instant now) {
        var change = new Change("related_ticket", Optional.empty(), Optional.of(String.valueOf(other)));
        return event(Type.TICKET_UPDATED, SYSTEM, now, List.of(change));
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

    public Outcome assign(AgentId to, String actor, Instant now) {
        if (status == Status.CLOSED) {
            return refused("nobody can be given it");
        }
        if (to.equals(agent)) {
            return new Outcome.Changed(List.of());
        }
        var changes = new ArrayList<Change>();
        changes.add(new Change("agent", agent().map(AgentId::value), Optional.of(to.value())));
        agent = to;
        if (status == Status.NEW) {
            changes.addAll(become(Status.OPEN));
        }
        return new Outcome.Changed(List.of(event(Type.ASSIGNED, actor, now, changes)));
    }

    public List<TicketEvent> unassign(String actor, Instant now) {
        if (agent == null) {
            return List.of();
        }
        var change = new Change("agent", agent().map(AgentId::value), Optional.empty());
        agent = null;
        return List.of(event(Type.UNASSIGNED, actor, now, List.of(change)));
    }

    /** All of it or, when the status may not become that, nothing. */
    public Outcome amend(Amendment wanted, String actor, Instant now) {
        var target = wanted.status().orElse(status);
        if (target != status && !status.next().contains(target)) {
            return refused("it cannot become %s, only %s".formatted(target.id(), permitted()));
        }
        var events = new ArrayList<TicketEvent>();
        wanted.category().flatMap(to -> recategorize(to, actor, now)).ifPresent(events::add);
        wanted.priority().flatMap(to -> prioritize(to, actor, now)).ifPresent(events::add);
        wanted.labels().flatMap(to -> label(to, actor, now)).ifPresent(events::add);
        describe(wanted, actor, now).ifPresent(events::add);
        move(target, actor, now).ifPresent(events::add);
        return new Outcome.Changed(events);
    }

    private void count(InboundMessage message) {
        if (speaks(message)) {
            unanswered++;
            waitingSince = waitingSince().orElse(message.provenance().receivedAt());
        } else if (message.provenance().direction() == Provenance.Direction.ECHO
                && message.content().about().isEmpty()) {
            answered();
        }
    }

    private void answered() {
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

    private TicketEvent received(InboundMessage message, Placement why, Instant now) {
        var told = new TicketEvent.Message(
                message.id(), messageCount, Json.shortened(message.content().said()), Optional.of(why));
        var ours = message.provenance().direction() == Provenance.Direction.ECHO;
        return event(
                ours ? Type.MESSAGE_SENT : Type.MESSAGE_RECEIVED,
                ours ? SYSTEM : CONTACT,
                now,
                List.of(),
                Optional.of(told),
                Optional.empty());
    }

    /** An emoji, an edit or our own words are no reason to open a matter again. */
    private static boolean speaks(InboundMessage message) {
        return !Threads.refersOnly(message) && !isAutomatic(message);
    }

    /** An absence note says nothing that anybody must act on. */
    private static boolean isAutomatic(InboundMessage message) {
        return message.mail()
                .flatMap(Mail::automatic)
                .filter(automatic -> automatic.kind() != Mail.Automatic.Kind.BULK)
                .isPresent();
    }

    private Optional<TicketEvent> reopen(Instant now) {
        if (!status.reopensOnMessage()) {
            return Optional.empty();
        }
        return Optional.of(event(Type.REOPENED, CONTACT, now, become(Status.OPEN)));
    }

    private Optional<TicketEvent> raise(Priority to, Instant now) {
        return to.compareTo(priority) < 0 ? prioritize(to, RULES, now) : Optional.empty();
    }

    private Optional<TicketEvent> prioritize(Priority to, String actor, Instant now) {
        var change = change("priority", priority.id(), to.id());
        priority = to;
        return change.map(made -> event(Type.PRIORITY_CHANGED, actor, now, List.of(made)));
    }

    private Optional<TicketEvent> recategorize(Category to, String actor, Instant now) {
        var change = change("category", category.value(), to.value());
        category = to;
        return change.map(made -> event(Type.CATEGORY_CHANGED, actor, now, List.of(made)));
    }

    private Optional<TicketEvent> label(Collection<Label> to, String actor, Instant now) {
        var wanted = texts(to);
        var change = change("labels", String.join(", ", labels), String.join(", ", wanted));
        labels = wanted;
        return change.map(made -> event(Type.LABELS_CHANGED, actor, now, List.of(made)));
    }

    private Optional<TicketEvent> describe(Amendment wanted, String actor, Instant now) {
        var changes = new ArrayList<Change>();
        var to = wanted.team().orElse(team);
        change("team", team.value(), to.value()).ifPresent(changes::add);
        team = to;
        var title = wanted.subject().or(this::subject);
        if (!title.equals(subject())) {
            changes.add(new Change("subject", subject(), title));
            subject = title.orElse(null);
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(event(Type.TICKET_UPDATED, actor, now, changes));
    }

    private Optional<TicketEvent> move(Status to, String actor, Instant now) {
        if (to == status) {
            return Optional.empty();
        }
        var type =
                switch (to) {
                    case RESOLVED -> Type.RESOLVED;
                    case CLOSED -> Type.CLOSED;
                    case OPEN -> status == Status.RESOLVED ? Type.REOPENED : Type.STATUS_CHANGED;
                    case NEW, PENDING -> Type.STATUS_CHANGED;
                };
        return Optional.of(event(type, actor, now, become(to)));
    }

    private List<Change> become(Status to) {
        var change = change("status", status.id(), to.id());
        status = to;
        return change.map(List::of).orElse(List.of());
    }

    private static Optional<Change> change(String field, String before, String after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new Change(field, Optional.of(before), Optional.of(after)));
    }

    private TicketEvent event(Type type, String actor, Instant now, List<Change> changes) {
        return event(type, actor, now, changes, Optional.empty(), Optional.empty());
    }

    private TicketEvent event(
            Type type,
            String actor,
            Instant now,
            List<Change> changes,
            Optional<TicketEvent.Message> message,
            Optional<TicketEvent.Reply> reply) {
        return event(type, actor, now, changes, message, reply, Optional.empty());
    }

    private TicketEvent event(
            Type type,
            String actor,
            Instant now,
            List<Change> changes,
            Optional<TicketEvent.Message> message,
            Optional<TicketEvent.Reply> reply,
            Optional<TicketEvent.Note> note) {
        version++;
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt;
        var eventId =
                UUID.nameUUIDFromBytes("event %d of %s".formatted(version, id).getBytes(UTF_8));
        return new TicketEvent(eventId, type, version, now, actor, told(), changes, message, reply, note);
    }

    private TicketEvent.Ticket told() {
        return new TicketEvent.Ticket(
                id(),
                number,
                status.id(),
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

    private Set<Label> with(Set<Label> added) {
        var all = labels();
        all.addAll(added);
        return all;
    }

    private Outcome refused(String why) {
        return new Outcome.Refused("ticket %d is %s: %s".formatted(number, status.id(), why));
    }

    private String permitted() {
        var next = status.next().stream().map(Status::id).sorted().collect(joining(" or "));
        return next.isEmpty() ? "nothing else" : next;
    }

    private static String[] texts(Collection<Label> labels) {
        return labels.stream().map(Label::value).sorted().distinct().toArray(String[]::new);
    }

    private static String nameOf(Sender sender) {
        return sender.name()
                .filter(name -> !name.isBlank())
                .orElseGet(() -> sender.identities().getFirst().value());
    }
}

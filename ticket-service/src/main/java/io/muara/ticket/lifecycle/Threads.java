package io.muara.ticket.lifecycle;

import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.Placement;
import io.muara.contracts.Provenance;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Which ticket each message belongs to, and what was learnt on the way: later messages may answer earlier ones. */
public final class Threads {

    private final Map<ConversationKey, TicketId> newest = new HashMap<>();
    private final Map<Said, TicketId> holders = new HashMap<>();
    private final Map<Naming, List<Named>> named = new HashMap<>();
    private final Set<Member> members = new HashSet<>();
    private final Map<TicketId, Ticket> known = new HashMap<>();
    private final Set<TicketId> spam = new HashSet<>();
    private final Map<MessageId, UUID> writers = new HashMap<>();
    private final Map<UUID, TicketId> goingOn = new HashMap<>();
    private final Duration reopenWithin;
    private final Instant now;

    /** @param reopenWithin how long after it was resolved a message still opens a ticket again */
    public Threads(Duration reopenWithin, Instant now) {
        this.reopenWithin = reopenWithin;
        this.now = now;
    }

    /** A message by the name that its provider gave it. */
    public record Said(ConversationKey conversation, String providerId) {}

    /** One clue in a message. */
    public record Naming(MessageId message, Clue clue) {}

    /**
     * A ticket that a clue names.
     *
     * @param participant whether the message's sender has a say on it
     */
    public record Named(TicketId ticket, long number, boolean participant) {}

    private record Member(ConversationKey conversation, TicketId ticket) {}

    /**
     * @param opens whether the message opens the ticket
     * @param related a ticket that has to do with it and to which it does not belong
     */
    public record Place(TicketId ticket, boolean opens, Placement why, Optional<Related> related) {}

    /** The newest ticket of its conversation. */
    public void knowNewest(Ticket ticket) {
        newest.put(ticket.conversation(), ticket.id());
        know(ticket);
    }

    /** One that a message may belong to, and with it whatever it was merged into. */
    public void know(Ticket ticket) {
        known.put(ticket.id(), ticket);
    }

    public void knowHolder(Said said, TicketId ticket) {
        holders.put(said, ticket);
    }

    /** @param tickets that the clue names, the likeliest first */
    public void knowNamed(Naming naming, List<Named> tickets) {
        named.put(naming, tickets);
    }

    /** Only where matters go on across conversations. */
    public void knowWriter(MessageId message, UUID person) {
        writers.put(message, person);
    }

    /** Their ticket that goes on, wherever they write. */
    public void knowOpen(UUID person, TicketId ticket) {
        goingOn.put(person, ticket);
    }

    /** Finds the message's ticket, which the ones after it then know of. */
    public Place place(RoutedMessage routed) {
        var message = routed.message();
        var found = find(routed);
        var place = elsewhere(routed, found).orElse(found);
        if (place.why().by() == Placement.By.CONTACT) {
            newest.put(message.conversation(), place.ticket());
        }
        if (place.opens()) {
            if (routed.spam()) {
                spam.add(place.ticket());
            }
            newest.put(message.conversation(), place.ticket());
            Optional.ofNullable(writers.get(message.id())).ifPresent(person -> goingOn.put(person, place.ticket()));
        }
        message.threading().movesTo().ifPresent(to -> goOnIn(to, place.ticket(), routed));
        members.add(new Member(message.conversation(), place.ticket()));
        holders.putIfAbsent(
                new Said(message.conversation(), message.provenance().providerId()), place.ticket());
        return place;
    }

    private void goOnIn(ConversationKey to, TicketId ticket, RoutedMessage routed) {
        var already = newest.get(to);
        if (isOpen(ticket, routed) && (already == null || !isOpen(already, routed))) {
            newest.put(to, ticket);
        }
    }

    /** What earlier messages this one may belong to, the likeliest first. */
    public static List<Said> referredTo(InboundMessage message) {
        return Stream.concat(message.content().about().stream(), message.threading().answers().stream())
                .map(id -> new Said(message.conversation(), id))
                .toList();
    }

    /** What in the message names tickets and is looked at: only where one says what belongs together. */
    public static List<Clue> clues(InboundMessage message) {
        return switch (message.threading().style()) {
            case CONTINUOUS -> List.of();
            case THREADED -> refersOnly(message) ? List.of() : Clue.in(message);
        };
    }

    /**
     * Whether the message only says something about another one, or what its contact is called from now on, or is our own:
     * nothing that anybody must act on.
     */
    public static boolean refersOnly(InboundMessage message) {
        return message.content().about().isPresent()
                || message.threading().movesTo().isPresent()
                || message.provenance().direction() == Provenance.Direction.ECHO;
    }

    private Place find(RoutedMessage routed) {
        var message = routed.message();
        var latest = Optional.ofNullable(newest.get(message.conversation()));
        if (refersOnly(message)) {
            // It opens nothing while there is any ticket that it can stand on, closed or not.
            return referred(message)
                    .map(ticket -> joins(ticket, Placement.By.REFERENCE, "it is about a message on this ticket"))
                    .or(() -> latest.map(ticket ->
                            joins(ticket, Placement.By.CONVERSATION, "it is about nothing that is known here")))
                    .orElseGet(() -> opens(message, "it is about nothing that is known here", Optional.empty()));
        }
        return switch (message.threading().style()) {
            case CONTINUOUS -> goOn(routed, latest);
            case THREADED -> follow(routed);
        };
    }

    /**
     * A ticket of theirs in another conversation, rather than a new one or one that was resolved. It will be answered here, so only
     * they may read here: not in a group, not in public, and not by mail that nobody found genuine.
     */
    private Optional<Place> elsewhere(RoutedMessage routed, Place found) {
        var message = routed.message();
        var isOver = found.why().by() == Placement.By.CONVERSATION && isResolved(found.ticket());
        if (refersOnly(message) || !isTheirsAlone(message) || !(found.opens() || isOver)) {
            return Optional.empty();
        }
        return Optional.ofNullable(writers.get(message.id()))
                .map(goingOn::get)
                .filter(ticket -> isOpen(ticket, routed) && !ticket.equals(found.ticket()))
                .map(ticket ->
                        joins(ticket, Placement.By.CONTACT, "the contact's ticket of another conversation is open"));
    }

    private static boolean isTheirsAlone(InboundMessage message) {
        return !(message.content() instanceof Content.Comment) && isAmongUs(message) && isGenuine(message);
    }

    /** A group's conversation bears the name of the group. */
    private static boolean isAmongUs(InboundMessage message) {
        var contact = message.conversation().contact();
        return message.sender().identities().stream()
                .map(Sender.Identity::value)
                .anyMatch(name -> name.equals(contact) || name.equals("+" + contact) || contact.endsWith(":" + name));
    }

    private static boolean isGenuine(InboundMessage message) {
        return message.mail()
                .map(mail -> mail.authentication()
                        .filter(found -> found.verdict() == Mail.Authentication.Verdict.VERIFIED)
                        .isPresent())
                .orElse(true);
    }

    private Optional<TicketId> referred(InboundMessage message) {
        return referredTo(message).stream()
                .map(holders::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private Place goOn(RoutedMessage routed, Optional<TicketId> latest) {
        if (latest.isEmpty()) {
            return opens(routed.message(), "the contact has no ticket", Optional.empty());
        }
        return over(latest.get(), routed)
                .map(over -> opens(routed.message(), "the contact's last ticket is " + over, before(latest.get())))
                .orElseGet(() -> joins(latest.get(), Placement.By.CONVERSATION, "the contact's ticket is open"));
    }

    private Optional<Related> before(TicketId ticket) {
        return Optional.ofNullable(known.get(target(ticket)))
                .map(last -> new Related(last.id(), last.number(), Related.Kind.FOLLOW_UP));
    }

    private Place follow(RoutedMessage routed) {
        var message = routed.message();
        var doubts = new Doubts();
        for (var clue : clues(message)) {
            var ticket = follow(routed, clue, doubts);
            if (ticket.isPresent()) {
                return joins(ticket.get(), clue.by(), doubts.besides(evidence(message, clue, ticket.get())));
            }
        }
        return opens(message, doubts.opening(), doubts.related());
    }

    private Optional<TicketId> follow(RoutedMessage routed, Clue clue, Doubts doubts) {
        var message = routed.message();
        if (!clue.proven()) {
            doubts.forged(clue);
            return Optional.empty();
        }
        var justPlaced = clue.answered().map(id -> holders.get(new Said(message.conversation(), id)));
        if (justPlaced.filter(ticket -> isOpen(ticket, routed)).isPresent()) {
            return justPlaced;
        }
        var tickets = named.getOrDefault(new Naming(message.id(), clue), List.of());
        if (tickets.isEmpty()) {
            doubts.unknown();
        }
        for (var ticket : tickets) {
            if (!clue.admits() && !isMember(message, ticket)) {
                doubts.stranger(clue, ticket);
                continue;
            }
            var over = over(ticket.ticket(), routed);
            if (over.isEmpty()) {
                return Optional.of(ticket.ticket());
            }
            doubts.over(ticket, over.get());
        }
        return Optional.empty();
    }

    private boolean isMember(InboundMessage message, Named named) {
        return named.participant() || members.contains(new Member(message.conversation(), named.ticket()));
    }

    private String evidence(InboundMessage message, Clue clue, TicketId ticket) {
        return switch (clue.by()) {
            case SIGNED_ADDRESS -> {
                var known = named.getOrDefault(new Naming(message.id(), clue), List.of()).stream()
                        .filter(named -> named.ticket().equals(ticket))
                        .anyMatch(named -> isMember(message, named));
                yield "%s holds the address that our reply gave out%s"
                        .formatted(clue.where(), known ? "" : "; the sender's own address is new on this ticket");
            }
            case TRACKING_PAGE -> "it was written on the page of this ticket";
            case SUBJECT_TAG -> "its subject bears the tag of this ticket";
            default -> "it answers a message on this ticket";
        };
    }

    private Place joins(TicketId ticket, Placement.By by, String because) {
        var whole = target(ticket);
        var why = whole.equals(ticket)
                ? new Placement(by, because)
                : new Placement(
                        Placement.By.MERGED_TICKET,
                        "ticket %d was merged into this one, and %s"
                                .formatted(
                                        Objects.requireNonNull(known.get(ticket))
                                                .number(),
                                        because));
        return new Place(whole, false, why, Optional.empty());
    }

    private static Place opens(InboundMessage message, String because, Optional<Related> related) {
        return new Place(Ticket.idFor(message), true, new Placement(Placement.By.NOTHING, because), related);
    }

    private boolean isOpen(TicketId ticket, RoutedMessage routed) {
        return over(ticket, routed).isEmpty();
    }

    /** Why the message is no longer for that ticket. */
    private Optional<String> over(TicketId ticket, RoutedMessage routed) {
        var whole = known.get(target(ticket));
        if (whole == null) {
            return spam.contains(ticket) && !routed.spam() ? Optional.of("spam") : Optional.empty();
        }
        return switch (whole.state()) {
            case State.Closed _ -> Optional.of("closed");
            case State.Resolved resolved
            when resolved.isPast(reopenWithin, now) -> Optional.of("resolved, and that too long ago");
            // What a person calls spam stays spam, whoever goes on about it.
            case State.Spam(var by) when by.equals(Ticket.RULES) && !routed.spam() -> Optional.of("spam");
            default -> Optional.empty();
        };
    }

    private boolean isResolved(TicketId ticket) {
        var found = known.get(ticket);
        return found != null && found.status() == Status.RESOLVED;
    }

    /** Where what is said on a ticket stands now. */
    private TicketId target(TicketId ticket) {
        var found = known.get(ticket);
        return found != null && found.state() instanceof State.Merged(var into, var _) ? target(into) : ticket;
    }
}

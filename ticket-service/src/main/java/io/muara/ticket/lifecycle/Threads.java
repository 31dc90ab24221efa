package io.muara.ticket.lifecycle;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.TicketId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which ticket each message belongs to, and what was learnt on the way: later messages may answer earlier ones. */
public final class Threads {

    private final Map<ConversationKey, TicketId> newest = new HashMap<>();
    private final Map<Said, TicketId> holders = new HashMap<>();
    private final Set<TicketId> closed = new HashSet<>();

    /** A message by the name that its provider gave it. */
    public record Said(ConversationKey conversation, String providerId) {}

    /** @param opens whether the message opens the ticket */
    public record Place(TicketId ticket, boolean opens) {}

    /** The newest ticket of its conversation. */
    public void knowNewest(Ticket ticket) {
        newest.put(ticket.conversation(), ticket.id());
        know(ticket);
    }

    public void know(Ticket ticket) {
        if (ticket.status() == Status.CLOSED) {
            closed.add(ticket.id());
        }
    }

    public void knowHolder(Said said, TicketId ticket) {
        holders.put(said, ticket);
    }

    /** Finds the message's ticket, which the ones after it then know of. */
    public Place place(InboundMessage message) {
        var found = find(message);
        var ticket = found.orElseGet(() -> Ticket.idFor(message));
        if (found.isEmpty()) {
            newest.put(message.conversation(), ticket);
        }
        holders.putIfAbsent(
                new Said(message.conversation(), message.provenance().providerId()), ticket);
        return new Place(ticket, found.isEmpty());
    }

    /** What earlier messages this one may belong to, the likeliest first. */
    public static List<Said> referredTo(InboundMessage message) {
        return Stream.concat(message.content().about().stream(), message.threading().answers().stream())
                .map(id -> new Said(message.conversation(), id))
                .toList();
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

    private Optional<TicketId> find(InboundMessage message) {
        var referred = referredTo(message).stream()
                .map(holders::get)
                .flatMap(Stream::ofNullable)
                .toList();
        var latest = Optional.ofNullable(newest.get(message.conversation()));
        if (refersOnly(message)) {
            // It opens nothing while there is any ticket that it can stand on, closed or not.
            return referred.stream().findFirst().or(() -> latest);
        }
        return switch (message.threading().style()) {
            case CONTINUOUS -> latest.filter(this::isOpen);
            case THREADED -> referred.stream().filter(this::isOpen).findFirst();
        };
    }

    private boolean isOpen(TicketId ticket) {
        return !closed.contains(ticket);
    }
}

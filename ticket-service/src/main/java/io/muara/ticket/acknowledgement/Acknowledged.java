package io.muara.ticket.acknowledgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TicketEvent;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Letter;
import io.muara.ticket.reply.Outgoing;
import io.muara.ticket.reply.Words;
import io.muara.ticket.tracking.TrackingLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What acknowledging a batch of messages makes, to be stored with their tickets or not at all. */
public final class Acknowledged {

    private final List<TicketEvent> events = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private final List<TicketMessage> replies = new ArrayList<>();
    private final List<Acknowledgement> given = new ArrayList<>();
    private final List<TrackingLinks.Made> links = new ArrayList<>();

    Acknowledged() {}

    public List<TicketEvent> events() {
        return List.copyOf(events);
    }

    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    Object[] replies() {
        return replies.toArray();
    }

    Object[] given() {
        return given.toArray();
    }

    List<TrackingLinks.Made> links() {
        return List.copyOf(links);
    }

    void give(Ticket ticket, RoutedMessage opener, Words words, TrackingLinks.Made link, Instant now) {
        var id = new ReplyId(UUID.nameUUIDFromBytes(("acknowledgement of " + ticket.id()).getBytes(UTF_8)));
        var heard = Outgoing.Heard.of(opener.message());
        events.add(ticket.sayByItself(id, words.text(), List.of(), now));
        replies.add(new TicketMessage(ticket, id, words.text(), now, words.automatic())
                .by(Ticket.SYSTEM)
                .in(words.language()));
        given.add(new Acknowledgement(ticket, now));
        links.add(link);
        letters.add(Outgoing.letter(Outgoing.of(ticket, id, words, Optional.of(heard), now)));
    }

    void refuse(Ticket ticket, String reason, Instant now) {
        events.add(ticket.news(now).notAcknowledged(reason));
    }
}

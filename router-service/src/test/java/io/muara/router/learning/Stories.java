package io.muara.router.learning;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.MessageId;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Type;
import io.muara.contracts.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tickets for tests, told by their events. */
final class Stories {

    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

    private final int number;
    private final List<TicketEvent> events = new ArrayList<>();
    private Category category = new Category("question");
    private Optional<String> subject = Optional.empty();

    private Stories(int number) {
        this.number = number;
    }

    static Stories ofTicket(int number) {
        return new Stories(number);
    }

    /** Every category that is told about has enough tickets to learn from. */
    static List<TicketEvent> ofManyTickets() {
        var events = new ArrayList<TicketEvent>();
        for (var i = 0; i < 60; i++) {
            events.addAll(ofTicket(i)
                    .said("Pesanan %d, paket saya belum sampai juga kurirnya ke mana".formatted(i))
                    .corrected("delivery")
                    .events());
            events.addAll(ofTicket(100 + i)
                    .said("Sudah transfer %d ribu tapi tagihan belum lunas, mohon cek invoice".formatted(i))
                    .corrected("payment")
                    .events());
            events.addAll(ofTicket(200 + i).said("halo kak").events());
        }
        return events;
    }

    Stories about(String matter) {
        subject = Optional.of(matter);
        return this;
    }

    Stories said(String text) {
        return said(events.size() + 1, text);
    }

    Stories said(int position, String text) {
        var id = MessageId.of(new ChannelId("whatsapp"), "demo", number + "-" + position, "message");
        return happened(
                events.isEmpty() ? Type.TICKET_CREATED : Type.MESSAGE_RECEIVED,
                "contact",
                Optional.of(new TicketEvent.Message(id, position, text, Optional.empty())));
    }

    Stories corrected(String to) {
        return changed(to, "api");
    }

    Stories changed(String to, String actor) {
        category = new Category(to);
        return happened(Type.CATEGORY_CHANGED, actor, Optional.empty());
    }

    List<TicketEvent> events() {
        return events;
    }

    private Stories happened(Type type, String actor, Optional<TicketEvent.Message> message) {
        events.add(new TicketEvent(
                UUID.randomUUID(),
                type,
                events.size() + 1,
                NOON,
                actor,
                ticket(),
                List.of(),
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return this;
    }

    private TicketEvent.Ticket ticket() {
        return new TicketEvent.Ticket(
                new TicketId(new UUID(0, number)),
                number,
                "open",
                category,
                Priority.NORMAL,
                new TeamId("customer-service"),
                Optional.empty(),
                Set.of(),
                new ConversationKey(new ChannelId("whatsapp"), "demo", "+62" + number),
                subject,
                "Ada",
                NOON,
                NOON);
    }
}

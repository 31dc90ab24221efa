package io.muara.ticket.lifecycle;

import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Label;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Automatic.Kind;
import io.muara.contracts.Placement;
import io.muara.contracts.Priority;
import io.muara.contracts.ReplyId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Type;
import io.muara.ticket.Letters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Placement WHY = new Placement(Placement.By.CONVERSATION, "the contact's ticket is open");
    private static final AgentId SARI = new AgentId("sari");

    @Test
    void an_event_tells_what_was_written_and_the_message_keeps_all_of_it() {
        var answer = mail("ada@example.org")
                .with(new Content.Text("Hitam.\n> Warna apa?", Optional.of("Hitam.")))
                .routed();
        var ticket = new Ticket(Ticket.idFor(answer.message()), 1001, answer, NOW);

        var events = ticket.receive(answer, WHY, NOW);

        assertThat(events.getLast().message().orElseThrow().text()).isEqualTo("Hitam.");
        assertThat(new TicketMessage(ticket, answer.message(), WHY).text()).isEqualTo("Hitam.\n> Warna apa?");
    }

    @Test
    void a_new_ticket_is_announced_with_the_message_that_opens_it() {
        var opening = chat("ada").as("order", Priority.HIGH).labelled("b", "a").routed();
        var ticket = new Ticket(Ticket.idFor(opening.message()), 1001, opening, NOW);

        var events = ticket.receive(opening, WHY, NOW);

        assertThat(events).extracting(TicketEvent::type).containsExactly(Type.TICKET_CREATED, Type.MESSAGE_RECEIVED);
        assertThat(events.getFirst().ticket().number()).isEqualTo(1001);
        assertThat(events.getFirst().ticket().labels()).containsExactly(new Label("a"), new Label("b"));
        assertThat(events.getLast().message().orElseThrow().position()).isEqualTo(1);
        assertThat(ticket.status()).isEqualTo(Status.NEW);
    }

    @Test
    void versions_have_no_gap_and_event_ids_are_the_same_when_tried_again() {
        assertThat(busyLife())
                .extracting(TicketEvent::ticketVersion)
                .isEqualTo(LongStream.rangeClosed(1, 9).boxed().toList());
        assertThat(busyLife()).isEqualTo(busyLife());
    }

    @Test
    void a_further_message_raises_the_priority_and_adds_labels_but_takes_nothing_back() {
        var ticket = opened(chat("ada").as("order", Priority.NORMAL).labelled("a"));

        var raised = ticket.receive(
                chat("ada")
                        .known("2")
                        .as("payment", Priority.URGENT)
                        .labelled("b")
                        .routed(),
                WHY,
                NOW);
        var lower =
                ticket.receive(chat("ada").known("3").as("spam", Priority.LOW).routed(), WHY, NOW);

        assertThat(raised)
                .extracting(TicketEvent::type)
                .containsExactly(Type.MESSAGE_RECEIVED, Type.PRIORITY_CHANGED, Type.LABELS_CHANGED);
        assertThat(lower).extracting(TicketEvent::type).containsExactly(Type.MESSAGE_RECEIVED);
        assertThat(ticket.priority()).isEqualTo(Priority.URGENT);
        assertThat(ticket.category()).isEqualTo(new Category("order"));
        assertThat(ticket.labels()).containsExactly(new Label("a"), new Label("b"));
    }

    @Test
    void a_message_reopens_what_waits_for_the_customer_or_is_resolved() {
        for (var status : List.of(Status.PENDING, Status.RESOLVED)) {
            var ticket = opened(chat("ada"));
            ticket.amend(to(status), "api", NOW);

            var events = ticket.receive(chat("ada").known("2").routed(), WHY, NOW);

            assertThat(events).extracting(TicketEvent::type).containsExactly(Type.MESSAGE_RECEIVED, Type.REOPENED);
            assertThat(events.getLast().changes())
                    .contains(new TicketEvent.Change("status", Optional.of(status.id()), Optional.of("open")));
            assertThat(ticket.status()).isEqualTo(Status.OPEN);
        }
    }

    @Test
    void neither_an_emoji_nor_our_own_words_reopen_anything() {
        var ticket = opened(chat("ada"));
        ticket.amend(to(Status.RESOLVED), "api", NOW);

        ticket.receive(
                chat("ada").with(new Content.Reaction("p-1", Optional.of("👍"))).routed(), WHY, NOW);
        var echo = ticket.receive(chat("ada").known("3").echoed().routed(), WHY, NOW);

        assertThat(echo).extracting(TicketEvent::type).containsExactly(Type.MESSAGE_SENT);
        assertThat(ticket.status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void an_absence_note_is_kept_and_reopens_nothing() {
        var ticket = opened(mail("ada@example.org"));
        ticket.amend(to(Status.RESOLVED), "api", NOW);

        var note = ticket.receive(automatic(mail("ada@example.org").known("2").routed(), Kind.REPLY), WHY, NOW);
        assertThat(note).extracting(TicketEvent::type).containsExactly(Type.MESSAGE_RECEIVED);
        assertThat(ticket.status()).isEqualTo(Status.RESOLVED);

        ticket.receive(automatic(mail("ada@example.org").known("3").routed(), Kind.BULK), WHY, NOW);
        assertThat(ticket.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void who_is_given_a_new_ticket_opens_it() {
        var ticket = opened(chat("ada"));

        var given = changed(ticket.assign(SARI, "system", Optional.empty(), NOW));

        assertThat(given.getFirst().changes())
                .extracting(TicketEvent.Change::field)
                .containsExactly("agent", "status");
        assertThat(ticket.status()).isEqualTo(Status.OPEN);
        assertThat(changed(ticket.assign(SARI, "system", Optional.empty(), NOW)))
                .isEmpty();
        assertThat(ticket.unassign("api", Optional.empty(), NOW)).hasSize(1);
        assertThat(ticket.unassign("api", Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void a_reply_gives_the_customer_the_next_word() {
        var ticket = opened(chat("ada"));

        var first = changed(ticket.reply(said(1, "Halo"), "api", NOW));
        var second = changed(ticket.reply(said(2, "Lagi"), "api", NOW));

        assertThat(first).extracting(TicketEvent::type).containsExactly(Type.STATUS_CHANGED);
        assertThat(second).extracting(TicketEvent::type).containsExactly(Type.TICKET_UPDATED);
        assertThat(second.getFirst().reply().orElseThrow().position()).isEqualTo(3);
        assertThat(ticket.status()).isEqualTo(Status.PENDING);
    }

    @Test
    void nothing_is_said_or_given_out_on_a_closed_ticket() {
        var ticket = in(Status.CLOSED);

        assertThat(ticket.reply(said(1, "Halo"), "api", NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(ticket.assign(SARI, "api", Optional.empty(), NOW)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_refused_amendment_changes_nothing_at_all() {
        var ticket = in(Status.CLOSED);
        var version = ticket.version();

        ticket.amend(
                new Amendment(
                        Optional.of(new Wish.For(Status.OPEN)),
                        Optional.of(Priority.URGENT),
                        Optional.empty(),
                        Optional.of(new TeamId("finance")),
                        Optional.of(Set.of()),
                        Optional.empty(),
                        Optional.empty()),
                "api",
                NOW);

        assertThat(ticket.version()).isEqualTo(version);
        assertThat(ticket.priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void a_text_that_is_too_endlessfor_an_event_is_cut_between_characters() {
        var endless = "x" + "👍".repeat(20_000);
        var ticket = opened(chat("ada"));

        var told = ticket.receive(chat("ada").known("2").saying(endless).routed(), WHY, NOW);

        var text = told.getFirst().message().orElseThrow().text();
        assertThat(text).hasSizeLessThan(33_000).endsWith("👍…");
    }

    @Test
    void time_never_goes_back_on_a_ticket() {
        var ticket = opened(chat("ada"));

        ticket.receive(chat("ada").known("2").routed(), WHY, NOW.minusSeconds(60));

        assertThat(ticket.updatedAt()).isEqualTo(NOW);
    }

    private static List<TicketEvent> busyLife() {
        var opening = chat("ada").routed();
        var ticket = new Ticket(Ticket.idFor(opening.message()), 1001, opening, NOW);
        var events = new ArrayList<>(ticket.receive(opening, WHY, NOW));
        events.addAll(changed(ticket.assign(SARI, "system", Optional.empty(), NOW)));
        events.addAll(changed(ticket.reply(said(1, "Halo"), "api", NOW)));
        events.addAll(ticket.receive(chat("ada").known("2").routed(), WHY, NOW));
        events.addAll(changed(ticket.amend(to(Status.RESOLVED), "api", NOW)));
        events.addAll(changed(ticket.amend(to(Status.CLOSED), "api", NOW)));
        events.addAll(ticket.unassign("api", Optional.empty(), NOW));
        return events;
    }

    private static Ticket opened(Letters opening) {
        var routed = opening.routed();
        var ticket = new Ticket(Ticket.idFor(routed.message()), 1001, routed, NOW);
        ticket.receive(routed, WHY, NOW);
        return ticket;
    }

    private static Ticket in(Status status) {
        var ticket = opened(chat("ada"));
        if (status == Status.CLOSED) {
            ticket.amend(to(Status.RESOLVED), "api", NOW);
        }
        ticket.amend(to(status), "api", NOW);
        assertThat(ticket.status()).isEqualTo(status);
        return ticket;
    }

    private static Amendment to(Status status) {
        return new Amendment(
                Optional.of(Wish.example(status, NOW)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<TicketEvent> changed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var events) -> events;
            case Outcome.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private static RoutedMessage automatic(RoutedMessage routed, Kind kind) {
        var message = routed.message();
        var judged = message.mail()
                .map(mail -> mail.judged(
                        Optional.of(new Mail.Automatic(kind, "it has precedence")),
                        Optional.empty(),
                        Optional.empty(),
                        mail.addressed(),
                        mail.headers()));
        var said = new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                message.content(),
                message.attachments(),
                message.threading(),
                message.provenance(),
                judged);
        return routed.about(said);
    }

    private static Said said(long id, String text) {
        return new Said(new ReplyId(new UUID(0, id)), text, List.of(), Optional.empty());
    }
}

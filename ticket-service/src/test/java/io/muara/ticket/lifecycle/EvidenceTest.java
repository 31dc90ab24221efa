package io.muara.ticket.lifecycle;

import static io.muara.contracts.Placement.By.ANSWERED_MESSAGE;
import static io.muara.contracts.Placement.By.NOTHING;
import static io.muara.contracts.Placement.By.SIGNED_ADDRESS;
import static io.muara.contracts.Placement.By.SUBJECT_TAG;
import static io.muara.ticket.Letters.mail;
import static io.muara.ticket.Proofs.addressOf;
import static io.muara.ticket.Proofs.forgedAddress;
import static io.muara.ticket.Proofs.forgedTag;
import static io.muara.ticket.Proofs.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Placement;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.Letters;
import io.muara.ticket.lifecycle.Threads.Named;
import io.muara.ticket.lifecycle.Threads.Naming;
import io.muara.ticket.lifecycle.Threads.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a mail goes by what it bears. */
class EvidenceTest {

    private static final ReplyId REPLY = new ReplyId(new UUID(1, 2));
    private static final String ADA = "ada@x.org";

    private final Threads threads = new Threads(Duration.ofDays(14), Instant.EPOCH);
    private final Ticket ticket = ticket(1001, Status.PENDING);
    private final Ticket other = ticket(1002, Status.OPEN);
    private final Ticket closed = ticket(1003, Status.CLOSED);

    @Test
    void our_signed_address_lets_in_whoever_writes_to_it() {
        var letter = mail("eve@x.org").proving(addressOf(REPLY));

        assertJoins(
                place(letter, stranger(ticket)),
                SIGNED_ADDRESS,
                "To holds the address that our reply gave out; the sender's own address is new on this ticket");
        assertJoins(
                place(mail(ADA).known("2").proving(addressOf(REPLY)), participant(ticket)),
                SIGNED_ADDRESS,
                "To holds the address that our reply gave out");
    }

    @Test
    void it_counts_more_than_what_the_mail_answers_and_that_more_than_a_tag() {
        assertJoins(
                place(mail(ADA, "a@x").proving(tag(1003), addressOf(REPLY)), participant(ticket), participant(other)),
                SIGNED_ADDRESS,
                "To holds the address that our reply gave out");
        assertJoins(
                place(mail(ADA, "a@x").known("2").proving(tag(1002)), participant(ticket), participant(other)),
                ANSWERED_MESSAGE,
                "it answers a message on this ticket");
    }

    @Test
    void a_tag_is_enough_for_who_has_a_say_on_the_ticket() {
        assertJoins(
                place(mail(ADA).proving(tag(1001)), participant(ticket)),
                SUBJECT_TAG,
                "its subject bears the tag of this ticket");
    }

    @Test
    void a_stranger_gets_a_ticket_of_their_own_that_names_the_other() {
        assertOpens(
                place(mail("eve@x.org", "a@x"), stranger(ticket)),
                "the sender is unknown on ticket 1001, whose message it quotes",
                1001);
        assertOpens(
                place(mail("eve@x.org").known("2").proving(tag(1001)), stranger(ticket)),
                "the sender is unknown on ticket 1001, whose tag its subject bears",
                1001);
    }

    @Test
    void a_closed_ticket_takes_nothing_not_even_at_its_signed_address() {
        assertOpens(place(mail(ADA).proving(addressOf(REPLY)), stranger(closed)), "ticket 1003 is closed", 1003);
        assertOpens(place(mail(ADA, "a@x").known("2"), participant(closed)), "ticket 1003 is closed", 1003);
    }

    @Test
    void the_next_evidence_counts_where_the_first_leads_nowhere() {
        assertJoins(
                place(mail(ADA).proving(addressOf(REPLY), tag(1001)), participant(closed), participant(ticket)),
                SUBJECT_TAG,
                "its subject bears the tag of this ticket; ticket 1003 is closed");
    }

    @Test
    void what_is_forged_is_no_evidence_and_is_said() {
        var place = place(mail(ADA).proving(forgedAddress(), forgedTag(1001)));

        assertThat(place.opens()).isTrue();
        assertThat(place.related()).isEmpty();
        assertThat(place.why())
                .isEqualTo(new Placement(
                        NOTHING, "the signed address in To is forged; the tag in its subject is not ours"));
    }

    @Test
    void a_mail_without_evidence_says_so() {
        assertThat(place(mail(ADA)).why()).isEqualTo(new Placement(NOTHING, "nothing in it names a ticket"));
        assertThat(place(mail(ADA, "a@x").known("2")).why())
                .isEqualTo(new Placement(NOTHING, "nothing that it answers is known here"));
    }

    @Test
    void who_was_let_in_has_a_say_from_then_on() {
        place(mail("eve@x.org").proving(addressOf(REPLY)), stranger(ticket));

        assertJoins(
                place(mail("eve@x.org", "ours@y").known("2"), stranger(ticket)),
                ANSWERED_MESSAGE,
                "it answers a message on this ticket");
    }

    @Test
    void a_mail_that_answers_ours_names_its_reply_before_we_know_that_it_was_sent() {
        assertThat(Clue.in(mail(ADA, REPLY + "@y.org", "other@y.org").routed().message()))
                .extracting(Clue::reply)
                .containsExactly(Optional.of(REPLY), Optional.empty());
    }

    /** @param tickets what each clue of the letter names, in the order in which clues count */
    private Place place(Letters letter, Named... tickets) {
        var routed = letter.routed();
        var message = routed.message();
        var clues = Clue.in(message).stream().filter(Clue::proven).toList();
        for (var i = 0; i < tickets.length; i++) {
            threads.knowNamed(new Naming(message.id(), clues.get(i)), List.of(tickets[i]));
        }
        Stream.of(ticket, other, closed).forEach(threads::know);
        return threads.place(routed);
    }

    private static Named participant(Ticket ticket) {
        return new Named(ticket.id(), ticket.number(), true);
    }

    private static Named stranger(Ticket ticket) {
        return new Named(ticket.id(), ticket.number(), false);
    }

    private void assertJoins(Place place, Placement.By by, String because) {
        assertThat(place.opens()).isFalse();
        assertThat(place.ticket()).isEqualTo(ticket.id());
        assertThat(place.why()).isEqualTo(new Placement(by, because));
    }

    private static void assertOpens(Place place, String because, long related) {
        assertThat(place.opens()).isTrue();
        assertThat(place.why()).isEqualTo(new Placement(NOTHING, because));
        assertThat(place.related().map(Related::number)).contains(related);
    }

    private static Ticket ticket(long number, Status status) {
        var opening = mail(ADA).known("opening " + number).routed();
        var ticket = new Ticket(new TicketId(new UUID(9, number)), number, opening, Instant.EPOCH);
        States.put(ticket, status);
        return ticket;
    }
}

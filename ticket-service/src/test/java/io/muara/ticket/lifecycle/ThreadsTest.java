package io.muara.ticket.lifecycle;

import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Placement;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.contracts.TicketId;
import io.muara.ticket.Letters;
import io.muara.ticket.lifecycle.Threads.Place;
import io.muara.ticket.lifecycle.Threads.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    private final Threads threads = new Threads(Duration.ofDays(14), Instant.EPOCH);

    @Test
    void a_chat_goes_on_where_it_is_open() {
        var ticket = ticket(chat("ada"), Status.PENDING);
        threads.knowNewest(ticket);

        assertJoins(place(chat("ada").known("2")), ticket.id());
    }

    @Test
    void a_chat_opens_a_ticket_when_there_is_none_or_a_closed_one() {
        assertThat(place(chat("ada")).opens()).isTrue();

        threads.knowNewest(ticket(chat("budi"), Status.CLOSED));
        assertThat(place(chat("budi").known("2")).opens()).isTrue();
    }

    @Test
    void what_follows_in_the_same_batch_joins_the_ticket_just_opened() {
        var first = place(chat("ada").known("1"));
        var second = place(chat("ada").known("2"));

        assertJoins(second, first.ticket());
    }

    @Test
    void a_mail_joins_the_nearest_open_ticket_among_what_it_answers() {
        var closed = ticket(mail("ada@x.org").known("a"), Status.CLOSED);
        var open = ticket(mail("ada@x.org").known("b"), Status.RESOLVED);
        know(closed, "a");
        know(open, "b");

        assertJoins(place(mail("ada@x.org", "unknown", "a", "b").known("c")), open.id());
        assertThat(place(mail("ada@x.org", "a").known("d")).opens()).isTrue();
    }

    @Test
    void a_mail_that_answers_nothing_is_a_new_matter_even_while_another_is_open() {
        threads.knowNewest(ticket(mail("ada@x.org").known("a"), Status.OPEN));

        assertThat(place(mail("ada@x.org").known("b")).opens()).isTrue();
    }

    @Test
    void nobody_joins_the_ticket_of_another_conversation_by_naming_its_messages() {
        var ticket = ticket(mail("ada@x.org").known("a"), Status.OPEN);
        know(ticket, "a");

        assertThat(place(mail("eve@x.org", "a").known("b")).opens()).isTrue();
    }

    @Test
    void what_only_refers_to_a_message_stands_on_its_ticket_even_when_that_is_closed() {
        var ticket = ticket(chat("ada").known("a"), Status.CLOSED);
        threads.knowNewest(ticket);
        know(ticket, "a");

        for (var content : new Content[] {
            new Content.Reaction("a", Optional.of("👍")), new Content.Edit("a", "new"), new Content.Deletion("a")
        }) {
            assertJoins(place(chat("ada").known("2").with(content)), ticket.id());
        }
        assertJoins(place(chat("ada").known("3").echoed()), ticket.id());
    }

    @Test
    void what_refers_to_nothing_we_know_is_kept_on_a_ticket_of_its_own() {
        assertThat(place(chat("ada").with(new Content.Deletion("a"))).opens()).isTrue();
    }

    private static void assertJoins(Place place, TicketId ticket) {
        assertThat(place.opens()).isFalse();
        assertThat(place.ticket()).isEqualTo(ticket);
    }

    private Place place(Letters letters) {
        return threads.place(letters.routed());
    }

    private void know(Ticket ticket, String providerId) {
        threads.know(ticket);
        threads.knowHolder(new Said(ticket.conversation(), providerId), ticket.id());
    }

    private static Ticket ticket(Letters opening, Status status) {
        var routed = opening.routed();
        TicketId id = Ticket.idFor(routed.message());
        var ticket = new Ticket(id, 1001, routed, Instant.EPOCH);
        States.put(ticket, status);
        return ticket;
    }

    @Test
    void that_a_contact_is_called_something_else_from_now_on_is_nothing_that_anybody_must_act_on() {
        var said = chat("ada").routed().message();
        var moving = new InboundMessage(
                said.id(),
                said.conversation(),
                said.sender(),
                said.subject(),
                said.content(),
                said.attachments(),
                Threading.movingTo(new ConversationKey(said.channel(), "demo", "ada-2")),
                said.provenance(),
                said.mail());

        assertThat(Threads.refersOnly(said)).isFalse();
        assertThat(Threads.refersOnly(moving)).isTrue();
    }

    @Test
    void where_matters_go_on_across_conversations_a_contacts_open_ticket_comes_before_a_new_one() {
        var person = new UUID(7, 1);
        var elsewhere = ticket(chat("budi"), Status.OPEN);
        threads.know(elsewhere);
        threads.knowOpen(person, elsewhere.id());
        var message = chat("ada").routed();
        threads.knowWriter(message.message().id(), person);

        var place = threads.place(message);

        assertThat(place.ticket()).isEqualTo(elsewhere.id());
        assertThat(place.opens()).isFalse();
        assertThat(place.why().by()).isEqualTo(Placement.By.CONTACT);
    }

    @Test
    void it_comes_before_one_that_was_resolved_but_not_before_one_that_is_open() {
        var person = new UUID(7, 1);
        var elsewhere = ticket(chat("budi"), Status.OPEN);
        threads.know(elsewhere);
        threads.knowOpen(person, elsewhere.id());
        var resolved = ticket(chat("ada"), Status.RESOLVED);
        var open = ticket(chat("ada-2"), Status.PENDING);
        threads.knowNewest(resolved);
        threads.knowNewest(open);
        var first = chat("ada").known("1").routed();
        var second = chat("ada-2").known("2").routed();
        threads.knowWriter(first.message().id(), person);
        threads.knowWriter(second.message().id(), person);

        assertThat(threads.place(first).ticket()).isEqualTo(elsewhere.id());
        assertThat(threads.place(second).ticket()).isEqualTo(open.id());
    }

    @Test
    void nor_does_it_go_on_in_public_or_in_a_group() {
        var person = new UUID(7, 1);
        var elsewhere = ticket(chat("budi"), Status.OPEN);
        threads.know(elsewhere);
        threads.knowOpen(person, elsewhere.id());
        var comment = chat("ada")
                .known("1")
                .with(new Content.Comment("Where is it?", "post", Optional.empty()))
                .routed();
        var routed = chat("group:1").known("2").routed();
        var said = routed.message();
        var inGroup = new InboundMessage(
                said.id(),
                said.conversation(),
                new Sender(Optional.empty(), List.of(Sender.Identity.of("phone", "ada"))),
                said.subject(),
                said.content(),
                said.attachments(),
                said.threading(),
                said.provenance(),
                said.mail());
        threads.knowWriter(comment.message().id(), person);
        threads.knowWriter(inGroup.id(), person);

        assertThat(threads.place(routed.about(inGroup)).opens()).isTrue();
        threads.knowOpen(person, elsewhere.id());
        assertThat(threads.place(comment).opens()).isTrue();
    }

    @Test
    void what_is_said_on_a_ticket_that_was_merged_stands_on_the_other() {
        var whole = ticket(mail("ada@x.org"), Status.OPEN);
        var part = ticket(chat("ada"), Status.OPEN);
        part.standing.become(new State.Merged(whole.id(), new State.Open()), Instant.EPOCH);
        threads.knowNewest(part);
        threads.know(whole);

        var place = place(chat("ada").known("2"));

        assertJoins(place, whole.id());
        assertThat(place.why())
                .isEqualTo(new Placement(
                        Placement.By.MERGED_TICKET,
                        "ticket 1001 was merged into this one, and the contact's ticket is open"));
    }

    @Test
    void what_was_resolved_too_long_ago_is_followed_by_a_ticket_that_is_linked_to_it() {
        var resolved = ticket(chat("ada"), Status.RESOLVED);
        var later = new Threads(
                Duration.ofDays(14), Instant.EPOCH.plus(Duration.ofDays(14)).plusMillis(1));
        later.knowNewest(resolved);

        var place = later.place(chat("ada").known("2").routed());

        assertThat(place.opens()).isTrue();
        assertThat(place.why().because()).isEqualTo("the contact's last ticket is resolved, and that too long ago");
        assertThat(place.related()).contains(new Related(resolved.id(), 1001, Related.Kind.FOLLOW_UP));
    }

    @Test
    void what_a_person_calls_spam_stays_spam_but_what_rules_call_spam_does_only_as_long_as_they_do() {
        var ticket = ticket(chat("ada"), Status.SPAM);
        threads.knowNewest(ticket);
        assertJoins(place(chat("ada").known("2")), ticket.id());

        ticket.standing.become(new State.Spam("rules"), Instant.EPOCH);

        assertJoins(threads.place(chat("ada").known("3").asSpam()), ticket.id());
        assertThat(place(chat("ada").known("4")).opens()).isTrue();
    }
}

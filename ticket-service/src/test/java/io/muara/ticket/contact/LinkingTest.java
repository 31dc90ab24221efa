package io.muara.ticket.contact;

import static io.muara.contracts.Mail.Authentication.Verdict.FAILED;
import static io.muara.contracts.Mail.Authentication.Verdict.UNKNOWN;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static io.muara.ticket.contact.Writers.by;
import static io.muara.ticket.contact.Writers.judged;
import static io.muara.ticket.contact.Writers.moving;
import static io.muara.ticket.contact.Writers.phone;
import static io.muara.ticket.contact.Writers.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.ContactId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.ticket.Letters;
import io.muara.ticket.contact.Linking.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinkingTest {

    private static final UUID ADA = new UUID(7, 1);
    private static final UUID BUDI = new UUID(7, 2);
    private static final UUID OTHER = new UUID(7, 3);

    private final Map<Identity, Owner> names = new HashMap<>();
    private final Map<String, Owner> conversations = new HashMap<>();
    private final Map<UUID, Set<Kind>> exclusive = new HashMap<>();
    private final AtomicLong next = new AtomicLong();

    @Test
    void a_stranger_becomes_a_contact_with_all_names_that_prove_who_they_are() {
        var linking =
                link(by(chat("ID.1"), user("ID.1"), phone("+62811"), Sender.Identity.of("whatsapp-username", "@ada")));

        assertThat(linking.made()).hasSize(1);
        assertThat(linking.learnt().keySet())
                .containsExactlyInAnyOrder(
                        new Identity("whatsapp", "ID.1", "waba-1"), new Identity("phone", "+62811", ""));
        assertThat(linking.moved()).containsOnlyKeys("whatsapp:demo/ID.1");
    }

    @Test
    void two_messages_of_a_stranger_in_one_batch_make_one_contact() {
        var first = by(chat("ID.1").known("1"), user("ID.1"));
        var second = by(chat("+62811").known("2"), user("ID.1"), phone("+62811"));

        var linking = link(first, second);

        assertThat(linking.made()).hasSize(1);
        assertThat(writer(linking, first)).isEqualTo(writer(linking, second));
    }

    @Test
    void a_new_name_beside_a_known_one_is_the_same_persons() {
        names.put(new Identity("phone", "+62811", ""), Owner.made(ADA));

        var message = by(chat("ID.1"), user("ID.1"), phone("+62811"));
        var linking = link(message);

        assertThat(writer(linking, message)).contains(ADA);
        assertThat(linking.learnt()).containsEntry(new Identity("whatsapp", "ID.1", "waba-1"), ADA);
        assertThat(linking.made()).isEmpty();
    }

    @Test
    void a_number_that_was_given_to_somebody_else_does_not_make_them_one_person() {
        names.put(new Identity("phone", "+62811", ""), Owner.made(ADA));
        exclusive.put(ADA, Set.of(new Kind("whatsapp", "waba-1")));

        var message = by(chat("ID.9"), user("ID.9"), phone("+62811"));
        var linking = link(message);

        assertThat(writer(linking, message)).isPresent().isNotEqualTo(Optional.of(ADA));
        assertThat(linking.learnt()).containsOnlyKeys(new Identity("whatsapp", "ID.9", "waba-1"));
    }

    @Test
    void names_of_two_contacts_stay_where_they_are() {
        names.put(new Identity("whatsapp", "ID.1", "waba-1"), Owner.made(ADA));
        names.put(new Identity("phone", "+62811", ""), Owner.made(BUDI));

        var message = by(chat("ID.1"), user("ID.1"), phone("+62811"));
        var linking = link(message);

        assertThat(writer(linking, message)).contains(ADA);
        assertThat(linking.learnt()).isEmpty();
    }

    @Test
    void of_names_of_two_contacts_the_one_counts_who_wrote_there_before() {
        names.put(new Identity("whatsapp", "ID.1", "waba-1"), Owner.made(ADA));
        names.put(new Identity("phone", "+62811", ""), Owner.made(BUDI));
        conversations.put("whatsapp:demo/ID.1", Owner.made(BUDI));

        var message = by(chat("ID.1"), user("ID.1"), phone("+62811"));

        assertThat(writer(link(message), message)).contains(BUDI);
    }

    @Test
    void a_mail_whose_sender_is_forged_is_nobodys() {
        names.put(new Identity("email", "ada@x.org", ""), Owner.made(ADA));
        conversations.put("email:support/ada@x.org", Owner.made(ADA));

        var forged = judged(mail("ada@x.org").known("1"), FAILED);
        var unsure = judged(mail("ada@x.org").known("2"), UNKNOWN);
        var linking = link(forged, unsure);

        assertThat(writer(linking, forged)).isEmpty();
        assertThat(writer(linking, unsure)).contains(ADA);
    }

    @Test
    void mail_without_a_legible_sender_makes_no_name() {
        var linking = link(mail("unknown@support"));

        assertThat(linking.made()).hasSize(1);
        assertThat(linking.learnt()).isEmpty();
    }

    @Test
    void an_address_is_the_same_however_it_is_written() {
        names.put(new Identity("email", "Ada@X.org", ""), Owner.made(ADA));
        var message = by(mail("ada@x.org"), Sender.Identity.of("email", "ADA@x.org"));

        assertThat(writer(link(message), message)).contains(ADA);
    }

    @Test
    void what_we_say_ourselves_makes_no_contact() {
        var echo = chat("ID.1").echoed();
        assertThat(link(echo).made()).isEmpty();

        conversations.put("whatsapp:demo/ID.1", Owner.made(ADA));
        assertThat(writer(link(echo), echo.routed())).contains(ADA);
    }

    @Test
    void who_is_called_something_else_from_now_on_stays_the_same_contact_in_their_new_conversation() {
        names.put(new Identity("whatsapp", "ID.1", "waba-1"), Owner.made(ADA));
        exclusive.put(ADA, Set.of(new Kind("whatsapp", "waba-1")));
        conversations.put("whatsapp:demo/ID.1", Owner.made(ADA));

        var notice = moving(chat("ID.1").known("1"), "ID.2", user("ID.1"), user("ID.2"));
        var after = by(chat("ID.2").known("2"), user("ID.2"), phone("+62899"));
        var linking = link(notice, after);

        assertThat(writer(linking, after)).contains(ADA);
        assertThat(linking.moved()).containsExactly(Map.entry("whatsapp:demo/ID.2", ADA));
        assertThat(linking.made()).isEmpty();
    }

    @Test
    void who_wrote_under_their_new_id_before_the_channel_told_of_it_is_the_same_contact() {
        names.put(new Identity("whatsapp", "ID.1", "waba-1"), Owner.made(ADA));
        names.put(new Identity("whatsapp", "ID.2", "waba-1"), Owner.made(BUDI));
        names.put(new Identity("phone", "+62899", ""), Owner.made(OTHER));
        conversations.put("whatsapp:demo/ID.1", Owner.made(ADA));
        conversations.put("whatsapp:demo/ID.2", Owner.made(BUDI));

        var linking = link(moving(chat("ID.1"), "ID.2", user("ID.1"), user("ID.2"), phone("+62899")));

        assertThat(linking.united()).containsExactly(Map.entry(BUDI, ADA));
        assertThat(linking.moved()).isEmpty();
    }

    private Linking link(Letters letters) {
        return link(letters.routed());
    }

    private Linking link(RoutedMessage... messages) {
        List<InboundMessage> all =
                Arrays.stream(messages).map(RoutedMessage::message).toList();
        return Linking.of(
                all, new Linking.Known(names, conversations, exclusive), () -> new UUID(9, next.incrementAndGet()));
    }

    private static Optional<UUID> writer(Linking linking, RoutedMessage message) {
        return Optional.ofNullable(linking.writers().get(message.message().id()))
                .map(ContactId::value);
    }
}

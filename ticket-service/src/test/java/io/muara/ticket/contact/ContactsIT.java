package io.muara.ticket.contact;

import static io.muara.contracts.Mail.Authentication.Verdict.FAILED;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static io.muara.ticket.contact.Writers.by;
import static io.muara.ticket.contact.Writers.judged;
import static io.muara.ticket.contact.Writers.moving;
import static io.muara.ticket.contact.Writers.phone;
import static io.muara.ticket.contact.Writers.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who wrote, as messages come in. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ContactsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    @Test
    void one_person_is_one_contact_on_every_channel() {
        var number = "+" + Platform.somebody();
        var id = "ID." + Platform.somebody();

        platform.route(List.of(by(chat(number), phone(number))));
        awaitContacts(number, 1);
        platform.route(List.of(by(chat(id), user(id), phone(number))));
        awaitTickets(id, 1);

        assertThat(contactsOf(number)).isEqualTo(contactsOf(id)).hasSize(1);
        assertThat(platform.query(
                        "select name from contact where cast(id as text) = ?",
                        contactsOf(id).getFirst()))
                .containsExactly("Ada");
    }

    @Test
    void strangers_who_write_in_many_conversations_at_once_become_one_contact_each() {
        var people =
                IntStream.range(0, 30).mapToObj(i -> "+" + Platform.somebody()).toList();
        var messages = new ArrayList<RoutedMessage>();
        for (var place = 0; place < 6; place++) {
            for (var person : people) {
                var id = "ID.%d.%s".formatted(place, person);
                var name = new Sender.Identity("whatsapp", id, Optional.of("waba-" + place));
                messages.add(by(chat(id), name, phone(person)));
            }
        }

        platform.route(messages);

        for (var person : people) {
            awaitTickets("%." + person, 6);
            assertThat(contactsOf("%." + person)).as(person).hasSize(1);
        }
        assertThat(platform.query("select count(*) from contact c where not exists"
                        + " (select 1 from contact_identity i where i.contact = c.id)"
                        + " and not exists (select 1 from ticket t where t.contact_id = c.id)"))
                .containsExactly("0");
    }

    @Test
    void who_meets_a_stranger_whom_another_has_just_met_waits_and_finds_them() throws Exception {
        var number = "+" + Platform.somebody();
        var met = UUID.randomUUID();
        try (var other = DriverManager.getConnection("jdbc:" + database, "postgres", "postgres");
                var statement = other.createStatement()) {
            awaitTables();
            other.setAutoCommit(false);
            statement.execute(
                    "insert into contact_identity values ('phone', '%s', '', '%s', now())".formatted(number, met));

            platform.route(List.of(by(chat(number), user("ID" + number), phone(number))));

            await().atMost(PATIENCE).until(() -> platform.query(
                            "select count(*) from pg_locks where not granted and locktype = 'transactionid'")
                    .equals(List.of("1")));
            statement.execute("insert into contact (id, head, particulars, version, created_at, updated_at)"
                    + " values ('%s', '%s', '{\"name\": \"Met\"}', 1, now(), now())".formatted(met, met));
            other.commit();
        }
        awaitTickets(number, 1);
        assertThat(contactsOf(number)).containsExactly(met.toString());
        assertThat(platform.query("select contact from contact_identity where value in (?, ?)", number, "ID" + number))
                .containsExactly(met.toString(), met.toString());
    }

    @Test
    void a_forged_mail_makes_and_finds_nobody() {
        var address = Platform.somebody() + "@example.org";

        platform.route(List.of(judged(mail(address).known("forged"), FAILED)));
        awaitTickets(address, 1);

        assertThat(contactsOf(address)).containsExactly("null");
        assertThat(platform.query("select contact from contact_identity where value = ?", address))
                .isEmpty();
    }

    @Test
    void an_open_ticket_goes_on_when_its_contact_is_called_something_else() {
        var before = "ID." + Platform.somebody();
        var after = "ID." + Platform.somebody();
        platform.route(List.of(by(chat(before).known("1"), user(before))));
        awaitTickets(before, 1);
        var ticket = platform.query("select id from ticket where conversation like '%/' || ?", before)
                .getFirst();

        platform.route(List.of(moving(chat(before).known("2"), after, user(before), user(after))));
        awaitTickets(after, 1);
        platform.route(List.of(by(chat(after).known("3").saying("Saya lagi"), user(after))));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.query(
                        "select conversation from message where cast(ticket as text) = ? order by position", ticket))
                .containsExactly("whatsapp:demo/" + before, "whatsapp:demo/" + before, "whatsapp:demo/" + after));
        assertThat(contactsOf(after)).hasSize(1).isEqualTo(contactOfConversation(before));
        assertThat(platform.query("select identities ->> 0 from ticket where cast(id as text) = ?", ticket)
                        .getFirst())
                .contains(after);
        assertThat(get("/tickets/%s/events".formatted(ticket))
                        .extract()
                        .jsonPath()
                        .<String>getList("items.changes.flatten().findAll { it.field == 'conversation' }.after"))
                .containsExactly("whatsapp:demo/" + after);
    }

    @Test
    void a_closed_ticket_stays_where_it_was() {
        var before = "ID." + Platform.somebody();
        var after = "ID." + Platform.somebody();
        platform.route(List.of(by(chat(before).known("1"), user(before))));
        awaitTickets(before, 1);
        var ticket = platform.query("select id from ticket where conversation like '%/' || ?", before)
                .getFirst();
        patch("/tickets/" + ticket, "{\"status\":\"resolved\"}").statusCode(200);
        patch("/tickets/" + ticket, "{\"status\":\"closed\"}").statusCode(200);

        platform.route(List.of(moving(chat(before).known("2"), after, user(before), user(after))));
        platform.route(List.of(by(chat(after).known("3"), user(after))));

        awaitTickets(after, 1);
        assertThat(platform.query("select conversation from ticket where cast(id as text) = ?", ticket))
                .containsExactly("whatsapp:demo/" + before);
        await().atMost(PATIENCE).until(() -> headsOf(after).equals(headsOf(before)));
    }

    @Test
    void a_ticket_tells_whose_it_is() {
        var contact = Platform.somebody();
        platform.route(chat(contact));

        assertThat(get("/tickets/" + ticketOf(contact)).extract().jsonPath().getString("contactId"))
                .isEqualTo(contactsOf(contact).getFirst());
    }

    private void awaitContacts(String name, int count) {
        await().atMost(PATIENCE)
                .until(
                        () -> platform.query("select contact from contact_identity where value = ?", name)
                                .size(),
                        found -> found == count);
    }

    private void awaitTickets(String like, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        platform.query("select id from ticket where conversation like '%/' || ?", like))
                .hasSize(count));
    }

    private void awaitTables() {
        var somebody = Platform.somebody();
        platform.route(chat(somebody));
        awaitTickets(somebody, 1);
    }

    /** Of the tickets. */
    private List<String> contactsOf(String like) {
        return platform.query("select distinct contact_id from ticket where conversation like '%/' || ?", like);
    }

    /** Whom the contacts of the tickets count as. */
    private List<String> headsOf(String like) {
        return platform.query(
                "select distinct c.head from ticket t join contact c on c.id = t.contact_id"
                        + " where t.conversation like '%/' || ?",
                like);
    }

    private List<String> contactOfConversation(String name) {
        return platform.query("select contact from contact_conversation where conversation like '%/' || ?", name);
    }
}

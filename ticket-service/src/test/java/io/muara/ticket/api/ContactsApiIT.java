package io.muara.ticket.api;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Caller.ticketsOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ContactsApiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void a_contact_is_found_by_name_and_by_identity() {
        var number = Platform.somebody();
        var id = written(number);
        var name = "Zainab" + number;
        patch("/contacts/" + id, "{\"name\":\"%s Putri\"}".formatted(name)).statusCode(200);

        get("/contacts?identity={number}", number)
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)))
                .body("items[0].identities[0].kind", equalTo("phone"))
                .body("items[0].identities[0].value", equalTo(number))
                .body("next", nullValue());
        get("/contacts?name={words}", name.substring(0, 9) + " put").body("items.id", hasItem(id));
        get("/contacts?name={words}", "putri " + name).body("items.id", equalTo(List.of(id)));
        get("/contacts?name={words}", "putra " + name).body("items", hasSize(0));
        get("/contacts?name={words}", "':*&!(").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void pages_show_each_contact_once() {
        var name = "Halaman" + Platform.somebody();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            var id = written(Platform.somebody());
            patch("/contacts/" + id, "{\"name\":\"%s\"}".formatted(name)).statusCode(200);
            ids.addFirst(id);
        }

        var first = get("/contacts?limit=3&name=" + name).extract().jsonPath();
        var second = get("/contacts?limit=3&name=" + name + "&cursor=" + first.getString("next"))
                .body("next", nullValue())
                .extract()
                .jsonPath();

        var seen = new ArrayList<String>(first.getList("items.id"));
        seen.addAll(second.getList("items.id"));
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void what_is_kept_of_a_contact_is_changed_by_who_knows_what_it_was() {
        var id = written(Platform.somebody());
        var version = get("/contacts/" + id).extract().header("ETag");

        caller().header("If-Match", version)
                .body("""
                        {"name":"Ada","vip":true,"owner":"sari","organisation":"Toko Ada","language":"id","notes":"Telepon dulu",
                         "attributes":{"tier":"gold","customer":"77"},"labels":["press"]}""")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .body("vip", equalTo(true))
                .body("owner", equalTo("sari"))
                .body("attributes", equalTo(Map.of("tier", "gold", "customer", "77")));
        caller().header("If-Match", version)
                .body("{\"vip\":false}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(412)
                .header("ETag", notNullValue());
        patch("/contacts/" + id, "{\"organisation\":\"\",\"attributes\":{\"tier\":null}}")
                .statusCode(200)
                .body("organisation", nullValue())
                .body("notes", equalTo("Telepon dulu"))
                .body("attributes", equalTo(Map.of("customer", "77")));
        patch("/contacts/" + id, "{\"language\":\"Indonesian\"}")
                .statusCode(400)
                .body("detail", containsString("language must be two lower-case letters"));
        patch("/contacts/" + UUID.randomUUID(), "{\"vip\":true}").statusCode(404);
        get("/contacts/nobody").statusCode(404);
    }

    @Test
    void what_is_changed_is_told_to_rules() {
        var number = Platform.somebody();
        var id = written(number);

        patch("/contacts/" + id, "{\"vip\":true,\"attributes\":{\"tier\":\"gold\"}}")
                .statusCode(200);

        try (var facts = platform.read(Topics.CONTACTS)) {
            await().atMost(PATIENCE).until(() -> facts.records().stream()
                    .filter(record -> record.key().endsWith("/" + number))
                    .map(record -> Wire.read(record.value(), ContactFacts.class))
                    .anyMatch(told -> told.vip() && told.attributes().equals(Map.of("tier", "gold"))));
        }
    }

    @Test
    void a_name_that_is_added_by_hand_links_what_comes_under_it() {
        var address = Platform.somebody() + "@example.org";
        var id = written(Platform.somebody());

        post(
                        "/contacts/%s/identities".formatted(id),
                        "{\"kind\":\"email\",\"value\":\"%s\"}".formatted(address.toUpperCase(Locale.ROOT)))
                .statusCode(200)
                .body("identities.value", hasItem(address));
        platform.route(mail(address));

        assertThat(ticketsOf(address, 2))
                .allMatch(found -> ticket(found).getString("contactId").equals(id));
        post(
                        "/contacts/%s/identities".formatted(written(Platform.somebody())),
                        "{\"kind\":\"email\",\"value\":\"%s\"}".formatted(address))
                .statusCode(409);
    }

    @Test
    void a_name_that_is_taken_away_is_somebody_elses_when_it_comes_again() {
        var number = Platform.somebody();
        var id = written(number);

        remove(id, number).statusCode(200).body("identities.value", not(hasItem(number)));
        remove(id, number).statusCode(404);
        platform.route(chat(number).known("later"));

        await().atMost(PATIENCE).untilAsserted(() -> get("/contacts?identity={number}", number)
                .body("items.id", hasSize(1))
                .body("items.id", not(hasItem(id))));
    }

    @Test
    void merged_contacts_are_one_and_parted_they_are_as_before_with_what_came_since() {
        var number = Platform.somebody();
        var address = number + "@example.org";
        var ada = written(number);
        platform.route(mail(address).known("1"));
        var mailer = ticket(ticketOf(address)).getString("contactId");
        patch("/contacts/" + mailer, "{\"vip\":true,\"organisation\":\"Toko\"}").statusCode(200);

        post("/contacts/%s/merge".formatted(mailer), "{\"into\":\"%s\"}".formatted(ada))
                .statusCode(200)
                .body("id", equalTo(ada))
                .body("vip", equalTo(true))
                .body("identities.value", equalTo(List.of(address, number)));
        get("/contacts/" + mailer).body("id", equalTo(ada));
        platform.route(mail(address).known("2"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timeline(ada)).hasSize(3));
        patch("/contacts/" + mailer, "{\"vip\":false}").statusCode(409);
        post("/contacts/%s/merge".formatted(mailer), "{\"into\":\"%s\"}".formatted(ada))
                .statusCode(409);

        caller().delete("/api/v1/contacts/%s/merge".formatted(mailer))
                .then()
                .statusCode(200)
                .body("id", equalTo(mailer))
                .body("vip", equalTo(true));
        get("/contacts/" + ada)
                .body("vip", equalTo(false))
                .body("organisation", nullValue())
                .body("identities.value", equalTo(List.of(number)));
        assertThat(timeline(ada)).hasSize(1);
        assertThat(timeline(mailer)).hasSize(2);
        caller().delete("/api/v1/contacts/%s/merge".formatted(mailer)).then().statusCode(409);
    }

    @Test
    void merges_are_undone_in_turn() {
        var one = written(Platform.somebody());
        var two = written(Platform.somebody());
        var three = written(Platform.somebody());
        post("/contacts/%s/merge".formatted(one), "{\"into\":\"%s\"}".formatted(two))
                .statusCode(200);
        post("/contacts/%s/merge".formatted(two), "{\"into\":\"%s\"}".formatted(three))
                .statusCode(200);
        get("/contacts/" + one).body("id", equalTo(three));

        caller().delete("/api/v1/contacts/%s/merge".formatted(one)).then().statusCode(409);
        caller().delete("/api/v1/contacts/%s/merge".formatted(two)).then().statusCode(200);

        get("/contacts/" + one).body("id", equalTo(two));
        caller().delete("/api/v1/contacts/%s/merge".formatted(one)).then().statusCode(200);
        get("/contacts/" + one).body("id", equalTo(one));
    }

    @Test
    void the_timeline_shows_all_channels_and_both_sides_page_by_page() {
        var number = Platform.somebody();
        var address = number + "@example.org";
        var id = written(number);
        post("/contacts/%s/identities".formatted(id), "{\"kind\":\"email\",\"value\":\"%s\"}".formatted(address))
                .statusCode(200);
        platform.route(mail(address).known("1"));
        post("/tickets/%s/replies".formatted(ticketsOf(address, 2).getFirst()), "{\"text\":\"Kami cek\"}")
                .statusCode(201);

        var first = get("/contacts/%s/timeline?limit=2".formatted(id)).extract().jsonPath();
        var second = get("/contacts/%s/timeline?limit=2&cursor=%s".formatted(id, first.getString("next")))
                .body("next", nullValue())
                .extract()
                .jsonPath();

        assertThat(first.getList("items.message.direction")).containsExactly("out", "in");
        var channels = new ArrayList<String>(first.getList("items.channel"));
        channels.addAll(second.getList("items.channel"));
        assertThat(channels).containsExactlyInAnyOrder("email", "email", "whatsapp");
    }

    private ValidatableResponse remove(String id, String number) {
        return caller().queryParam("kind", "phone")
                .queryParam("value", number)
                .delete("/api/v1/contacts/%s/identities".formatted(id))
                .then();
    }

    private static List<String> timeline(String id) {
        return get("/contacts/%s/timeline".formatted(id))
                .statusCode(200)
                .extract()
                .path("items.message.id");
    }

    /** The contact who wrote from there. */
    private String written(String number) {
        platform.route(chat(number).known("first"));
        return ticket(ticketOf(number)).getString("contactId");
    }
}

package io.muara.ticket.tracking;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Caller.ticketsOf;
import static io.muara.ticket.Letters.chat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class TrackingIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void who_has_the_link_reads_what_was_said_without_logging_in_and_nothing_runs_there() {
        var contact = Platform.somebody();
        platform.route(chat(contact).saying("<script>alert(1)</script> & \"paket\" rusak"));
        var id = ticketOf(contact);
        post("/tickets/%s/replies".formatted(id), "{\"text\":\"Kami kirim ulang.\"}")
                .statusCode(201);
        var token = link(id);

        read(token, "?lang=id")
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", equalTo("no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Tiket " + ticket(id).getLong("number")))
                .body(containsString("Menunggu jawaban Anda"))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;paket&quot; rusak"))
                .body(not(containsString("<script")))
                .body(containsString("Kami kirim ulang."));
        read(token, "?lang=en").body(containsString("Waiting for your answer"));
        given().get("/t/style.css").then().statusCode(200).contentType("text/css");
    }

    @Test
    void what_is_added_there_goes_the_way_of_every_message_and_comes_to_this_ticket() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var token = link(id);
        try (var journal = platform.read(Topics.INBOUND)) {
            add(token, "  Tolong dipercepat  ")
                    .statusCode(303)
                    .header("Location", containsString("/t/%s?lang=id&done=added".formatted(token)));
            var written = await().atMost(SOON)
                    .until(
                            () -> journal.records().stream()
                                    .map(record -> Wire.read(record.value(), InboundMessage.class))
                                    .filter(message ->
                                            message.conversation().contact().equals(contact))
                                    .toList(),
                            found -> found.size() == 1)
                    .getFirst();
            assertThat(written.content().text()).isEqualTo("Tolong dipercepat");
            platform.route(List.of(Letters.routed(written)));
        }

        await().atMost(SOON).untilAsserted(() -> get("/tickets/%s/messages".formatted(id))
                .body("items[1].text", equalTo("Tolong dipercepat"))
                .body("items[1].placement.by", equalTo("tracking_page"))
                .body("items[1].placement.because", equalTo("it was written on the page of this ticket")));
        read(token, "").body(containsString("Tolong dipercepat"));
        add(token, " ").statusCode(400).body(containsString("Tulis dulu pesan Anda."));
        add(token, "x".repeat(20_001)).statusCode(400).body(containsString("paling banyak 20.000"));
        for (var i = 0; i < 9; i++) {
            add(token, "lagi").statusCode(303);
        }
        add(token, "lagi dan lagi").statusCode(429).body(containsString("lagi dan lagi"));
    }

    @Test
    void a_ticket_that_is_done_can_be_rated_and_rated_otherwise() {
        var contact = Platform.somebody();
        platform.route(chat(contact).to("technical"));
        var id = ticketOf(contact);
        var token = link(id);
        rate(token, "5", "").statusCode(400).body(containsString("setelah tiket selesai"));
        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);

        read(token, "").body(containsString("Bagaimana bantuan kami?"));
        rate(token, "6", "").statusCode(400).body(containsString("Pilih nilai"));
        rate(token, "2", "lambat").statusCode(303);
        rate(token, "4", "").statusCode(303);

        read(token, "").body(containsString("Penilaian Anda: 4 dari 5. Anda masih dapat mengubahnya."));
        assertThat(happenedTo(id)).endsWith("csat.received", "csat.received");
        get("/tickets/%s/events".formatted(id))
                .body("items[-2].why", equalTo("lambat"))
                .body("items[-1].changes[0].field", equalTo("score"))
                .body("items[-1].changes[0].before", equalTo("2"))
                .body("items[-1].changes[0].after", equalTo("4"))
                .body("items[-1].rating.question", equalTo("csat"))
                .body("items[-1].rating.score", equalTo(4))
                .body("items[-1].rating.before", equalTo(2));
        get("/satisfaction?team=technical").body("items", empty());
        platform.execute("""
                with made as (
                  insert into ticket (id, number, status, status_since, category, priority, team, conversation, contact, identities,
                    labels, version, message_count, unanswered, created_at, updated_at)
                  select gen_random_uuid(), nextval('ticket_number'), 'closed', now(), 'order', 'low', 'technical', 'sms:demo/1', 'x',
                    '[]', '{}', 1, 0, 0, now(), now() from generate_series(1, 4) returning id)
                insert into rating (ticket, question, score, team, channel, category, first_at, rated_at)
                  select id, 'csat', 5, 'technical', 'sms', 'order', now(), now() from made
                """);
        get("/satisfaction?team=technical")
                .body("items[0].group", equalTo("technical"))
                .body("items[0].csat.answers", equalTo(5))
                .body("items[0].csat.scores", equalTo(List.of(0, 0, 0, 1, 4)))
                .body("items[0].nps", nullValue())
                .body("items[0].requests", nullValue());
        get("/satisfaction?team=technical&channel=sms").body("items", empty());
        get("/satisfaction?team=technical&by=channel").body("items", empty());
        get("/satisfaction?team=technical&by=all").body("items[0].csat.satisfied", equalTo(1.0f));
        get("/satisfaction?by=agent").statusCode(400);
    }

    @Test
    void what_was_rated_long_ago_stands() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var id = ticketOf(contact);
        var token = link(id);
        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);
        rate(token, "3", "biasa").statusCode(303);
        platform.execute("update rating set first_at = now() - interval '8 days' where ticket = '%s'".formatted(id));

        rate(token, "5", "").statusCode(400).body(containsString("tidak dapat diubah lagi"));

        read(token, "")
                .body(containsString("Penilaian Anda: 3 dari 5."))
                .body(containsString("biasa"))
                .body(not(containsString("type=\"radio\"")));
        assertThat(happenedTo(id)).containsOnlyOnce("csat.received");
    }

    @Test
    void who_has_no_link_or_an_old_one_learns_nothing() {
        var contact = Platform.somebody();
        platform.route(chat(contact).saying("rahasia"));
        var id = ticketOf(contact);
        var revoked = link(id);
        var expired = link(id);
        platform.execute("update tracking_link set expires_at = now() where hash = sha256('%s')".formatted(expired));
        var unknown = read("0".repeat(36), "").statusCode(404).extract().asString();
        assertThat(read(expired, "").statusCode(404).extract().asString()).isEqualTo(unknown);

        caller().delete("/api/v1/tickets/%s/tracking-links".formatted(id))
                .then()
                .statusCode(200)
                .body("links", equalTo(1));

        assertThat(read(revoked, "").statusCode(404).extract().asString()).isEqualTo(unknown);
        add(revoked, "halo").statusCode(404);
        rate(revoked, "5", "").statusCode(404);
        assertThat(unknown).contains("Tautan ini tidak berlaku").doesNotContain("rahasia");
        given().post("/api/v1/tickets/%s/tracking-links".formatted(id)).then().statusCode(401);
        get("/satisfaction?from=yesterday").statusCode(400);
    }

    @Test
    void of_merged_tickets_each_contact_sees_only_their_own_words() {
        var ada = Platform.somebody();
        var budi = Platform.somebody();
        platform.route(chat(ada).saying("kata ada"));
        platform.route(chat(budi).saying("kata budi"));
        var part = ticketOf(ada);
        var whole = ticketOf(budi);
        post("/tickets/%s/merge".formatted(part), "{\"into\":\"%s\"}".formatted(whole))
                .statusCode(200);
        platform.route(chat(ada).saying("kata ada lagi").known("2"));
        await().atMost(SOON).until(() -> ticket(whole).getInt("messages") == 2);

        read(link(part), "")
                .body(containsString("kata ada lagi"))
                .body(containsString("Sudah kami terima"))
                .body(not(containsString("kata budi")));
        read(link(whole), "").body(containsString("kata budi")).body(not(containsString("kata ada")));
        assertThat(ticketsOf(ada, 1)).containsExactly(part);
    }

    private static String link(String ticket) {
        return post("/tickets/%s/tracking-links".formatted(ticket), "")
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static ValidatableResponse read(String token, String query) {
        return given().get("/t/" + token + query).then();
    }

    private static ValidatableResponse add(String token, String text) {
        return given().redirects()
                .follow(false)
                .formParam("text", text)
                .post("/t/%s/messages".formatted(token))
                .then();
    }

    private static ValidatableResponse rate(String token, String score, String comment) {
        return given().redirects()
                .follow(false)
                .formParam("score", score)
                .formParam("comment", comment)
                .post("/t/%s/rating".formatted(token))
                .then();
    }
}

package io.muara.ticket.survey;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Caller.ticketsOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class SurveyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern TOKEN =
            Pattern.compile("https://help\\.example\\.com/t/([0-9a-f-]{36})\\?lang=(..)#rate");

    @Inject
    Platform platform;

    @Inject
    Surveys surveys;

    @Test
    void who_was_helped_is_asked_on_their_channel_and_answers_by_the_link() {
        var contact = Platform.somebody();
        var id = resolved(chat(contact).to("asked-nps"), contact);
        assertThat(asked(id)).isEmpty();

        comeDue(id);

        var message = outbound("whatsapp:demo/" + contact, 1).getLast();
        assertThat(message.automatic()).isTrue();
        assertThat(message.language()).hasValue("id");
        assertThat(message.answers()).containsExactly("p-1");
        assertThat(message.text()).contains("merekomendasikan");
        assertThat(ticket(id).getString("status")).isEqualTo("resolved");
        get("/tickets/%s/events".formatted(id))
                .body("items[-1].reply.automatic", equalTo(true))
                .body("items[-1].changes[0].field", equalTo("satisfaction"))
                .body("items[-1].changes[0].after", equalTo("asked nps"));
        var token = token(message.text(), "id");
        read(token, "?lang=id")
                .body(containsString("Maukah Anda merekomendasikan kami?"))
                .body(containsString("name=\"question\" value=\"nps\""));
        read(token, "?lang=en").body(containsString("Would you recommend us?"));
        rate(token, "csat", "5").statusCode(400).body(containsString("dari 0 sampai 10"));
        rate(token, "nps", "11").statusCode(400);
        rate(token, "nps", "0").statusCode(303);
        rate(token, "nps", "10").statusCode(303);
        assertThat(happenedTo(id)).endsWith("nps.received", "nps.received");
        get("/tickets/%s/events".formatted(id))
                .body("items[-1].actor", equalTo("contact"))
                .body("items[-1].rating.question", equalTo("nps"))
                .body("items[-1].rating.score", equalTo(10))
                .body("items[-1].rating.before", equalTo(0))
                .body("items[-1].rating.comment", equalTo("karena cepat"));

        comeDue(id);

        assertThat(asked(id)).containsExactly("nps,0");
    }

    @Test
    void who_writes_english_is_asked_in_english_and_a_mail_is_answered_as_one() {
        var address = Platform.somebody() + "@example.org";
        var id = resolved(mail(address).known("1@x").to("asked-csat"), address);
        var contact = ticket(id).getString("contactId");
        patch("/contacts/" + contact, "{\"language\":\"en\"}").statusCode(200);

        comeDue(id);

        var message = outbound("email:support/" + address, 1).getLast();
        assertThat(message.text()).contains("Rate us from 1 to 5");
        assertThat(message.subject()).hasValue("Re: Pesanan saya");
        read(token(message.text(), "en"), "?lang=en").body(containsString("How did we do?"));
    }

    @Test
    void who_does_not_answer_is_reminded_once_and_no_more() {
        var contact = Platform.somebody();
        var id = resolved(chat(contact).to("asked-csat"), contact);

        comeDue(id);
        comeDue(id);
        var messages = outbound("whatsapp:demo/" + contact, 2);
        comeDue(id);

        assertThat(messages.getLast().text()).contains("Kami masih ingin tahu");
        assertThat(asked(id)).containsExactly("csat,1");
        assertThat(due(id)).isEmpty();
        read(token(messages.getFirst().text(), "id"), "").statusCode(200);
        read(token(messages.getLast().text(), "id"), "").statusCode(200);
    }

    @Test
    void a_ticket_that_is_opened_again_asks_nobody_until_it_is_resolved_again() {
        var contact = Platform.somebody();
        var id = resolved(chat(contact).to("asked-csat"), contact);
        platform.route(chat(contact).known("2").to("asked-csat"));
        await().atMost(PATIENCE).until(() -> ticket(id).getString("status").equals("open"));

        comeDue(id);
        assertThat(asked(id)).isEmpty();
        assertThat(due(id)).isEmpty();

        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);
        comeDue(id);

        assertThat(asked(id)).containsExactly("csat,0");
        platform.route(chat(contact).known("3").to("asked-csat"));
        await().atMost(PATIENCE).until(() -> ticket(id).getString("status").equals("open"));
        comeDue(id);
        assertThat(asked(id)).containsExactly("csat,0");
        assertThat(due(id)).isEmpty();
    }

    @Test
    void nobody_is_asked_about_their_next_ticket_or_after_a_request_that_failed() {
        var contact = Platform.somebody() + "@example.org";
        var first = resolved(mail(contact).known("1@x").to("asked-csat"), contact);
        comeDue(first);
        platform.execute("update message set delivery = 'failed' where automatic and ticket = '%s'".formatted(first));
        comeDue(first);
        assertThat(asked(first)).containsExactly("csat,0");
        assertThat(due(first)).isEmpty();
        platform.route(mail(contact).known("2@x").to("asked-csat"));
        var second = ticketsOf(contact, 2).stream()
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
        patch("/tickets/" + second, "{\"status\":\"resolved\"}").statusCode(200);

        comeDue(second);

        assertThat(asked(second)).isEmpty();
        get("/tickets/%s/events".formatted(second))
                .body("items[-1].changes[0].after", equalTo("not asked: the contact was asked in the last 30 days"));
    }

    @Test
    void where_nothing_is_asked_nothing_is_noted_and_whoever_has_the_link_may_say_how_content_they_are() {
        var contact = Platform.somebody();
        var id = resolved(chat(contact).to("finance"), contact);

        assertThat(due(id)).isEmpty();
        var token = post("/tickets/%s/tracking-links".formatted(id), "")
                .statusCode(201)
                .extract()
                .<String>path("token");
        read(token, "?lang=id")
                .body(containsString("Bagaimana bantuan kami?"))
                .body(not(containsString("merekomendasikan")));
    }

    @Test
    void however_many_look_at_the_same_time_each_is_asked_once_and_a_person_about_one_ticket() {
        var contact = Platform.somebody() + "@example.org";
        platform.route(IntStream.range(0, 12)
                .mapToObj(i -> mail(contact).known(i + "@x").to("asked-csat").routed())
                .toList());
        var tickets = ticketsOf(contact, 12);
        var others = IntStream.range(0, 8).mapToObj(i -> Platform.somebody()).toList();
        platform.route(others.stream()
                .map(other -> chat(other).to("asked-csat").routed())
                .toList());
        for (var id : tickets) {
            patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);
        }
        for (var other : others) {
            patch("/tickets/" + ticketOf(other), "{\"status\":\"resolved\"}").statusCode(200);
        }

        platform.execute("update satisfaction_due set due_at = now() where request is null");
        lookAtOnce();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.query(
                        "select count(*) from satisfaction_due where request is null and due_at <= now()"))
                .containsExactly("0"));
        assertThat(platform.query(
                        "select count(*) from message where automatic and conversation = ?",
                        "email:support/" + contact))
                .containsExactly("1");
        for (var other : others) {
            assertThat(platform.query(
                            "select count(*) from message where automatic and conversation = ?",
                            "whatsapp:demo/" + other))
                    .containsExactly("1");
        }
    }

    @Test
    void answers_are_summed_up_and_requests_that_arrived() {
        platform.execute("""
                with made as (
                  insert into ticket (id, number, status, status_since, category, priority, team, conversation, contact, identities,
                    labels, version, message_count, unanswered, created_at, updated_at)
                  select gen_random_uuid(), nextval('ticket_number'), 'closed', now(), 'order', 'low', 'summed', 'sms:demo/' || n, 'x',
                    '[]', '{}', 1, 0, 0, now(), now() from generate_series(1, 8) as n returning id, number),
                numbered as (select id, row_number() over (order by number) as n from made),
                said as (
                  insert into message (id, ticket, position, direction, conversation, text, content, attachments, sent_at, received_at,
                    delivery, automatic)
                  select id, id, 1, 'out', 'sms:demo/x', '', '{}', '[]', now(), now(), case n when 8 then 'failed' else 'sent' end, true
                  from numbered returning id),
                asked as (
                  insert into satisfaction_request
                    (id, ticket, question, team, channel, category, account, conversation, asked_at, last_message)
                  select id, id, 'nps', 'summed', 'sms', 'order', 'sms:demo', 'sms:demo/x', now() - interval '1 hour', id from numbered)
                insert into rating (ticket, question, score, team, channel, category, first_at, rated_at)
                select id, 'nps', n + 4, 'summed', 'sms', 'order', now(), now() from numbered where n <= 6
                """);

        get("/satisfaction?team=summed&by=channel")
                .body("items[0].group", equalTo("sms"))
                .body("items[0].nps.answers", equalTo(6))
                .body("items[0].nps.detractors", equalTo(2))
                .body("items[0].nps.passives", equalTo(2))
                .body("items[0].nps.promoters", equalTo(2))
                .body("items[0].nps.score", equalTo(0.0f))
                .body("items[0].requests.asked", equalTo(7))
                .body("items[0].requests.answered", equalTo(6));
        get("/satisfaction?team=summed&until=2026-01-01T00:00:00Z").body("items.size()", equalTo(0));
        get("/satisfaction?team=summed&category=order&by=category").body("items[0].group", equalTo("order"));
    }

    private String resolved(Letters letters, String contact) {
        platform.route(letters);
        var id = ticketOf(contact);
        patch("/tickets/" + id, "{\"status\":\"resolved\"}").statusCode(200);
        return id;
    }

    /** Whatever there is to be done about the ticket is due now, and done. */
    private void comeDue(String id) {
        platform.execute("update satisfaction_due set due_at = now() where ticket = '%s'".formatted(id));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.query(
                        "select count(*) from satisfaction_due where due_at <= now() and ticket = cast(? as uuid)", id))
                .containsExactly("0"));
    }

    /** What their contact was asked, and how often they were reminded. */
    private List<String> asked(String id) {
        return platform.query(
                "select question, reminders from satisfaction_request where ticket = cast(? as uuid)", id);
    }

    private List<String> due(String id) {
        return platform.query("select due_at from satisfaction_due where ticket = cast(? as uuid)", id);
    }

    private void lookAtOnce() {
        try (var lookers = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(this::look, lookers))
                    .toList();
            looks.forEach(CompletableFuture::join);
        }
    }

    private void look() {
        try {
            VertxContextSupport.subscribeAndAwait(surveys::look);
        } catch (Throwable e) {
            throw new IllegalStateException("a look failed", e);
        }
    }

    private List<OutboundMessage> outbound(String conversation, int count) {
        var channel = new ChannelId(conversation.substring(0, conversation.indexOf(':')));
        try (var reader = platform.read(Topics.outbound(channel))) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> reader.records().stream()
                                    .filter(record -> record.key().equals(conversation))
                                    .map(record -> Wire.read(record.value(), OutboundMessage.class))
                                    .toList(),
                            sent -> sent.size() == count);
        }
    }

    private static String token(String text, String language) {
        var link = TOKEN.matcher(text);
        assertThat(link.find()).isTrue();
        assertThat(link.group(2)).isEqualTo(language);
        return link.group(1);
    }

    private static ValidatableResponse read(String token, String query) {
        return given().get("/t/" + token + query).then();
    }

    private static ValidatableResponse rate(String token, String question, String score) {
        return given().redirects()
                .follow(false)
                .formParam("question", question)
                .formParam("score", score)
                .formParam("comment", "karena cepat")
                .post("/t/%s/rating".formatted(token))
                .then();
    }
}

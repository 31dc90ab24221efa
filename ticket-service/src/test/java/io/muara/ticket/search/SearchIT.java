package io.muara.ticket.search;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class SearchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Platform platform;

    @Test
    void words_are_found_in_both_languages_whatever_their_ending() {
        var word = word();
        var contact = Platform.somebody();
        platform.route(chat(contact).saying(word + " Pengirimannya terlambat, I was promised refunds"));
        var id = ticketOf(contact);
        said(contact, 2, "Barang rusak juga");

        for (var q : List.of(
                word,
                word + " pengiriman",
                word + " refund",
                word + " promising",
                word + " rusak",
                word + " \"barang rusak\"",
                word + " \"was promised\"",
                word + " -lunas")) {
            assertThat(found(q)).as(q).containsExactly(id);
        }
        for (var q : List.of(
                word + " lunas",
                word + " \"rusak barang\"",
                word + " -refund",
                word + " -\"barang rusak\"",
                "-" + word)) {
            assertThat(found(q)).as(q).isEmpty();
        }
        var matches = search(word + " rusak").getList("items[0].matches", Map.class);
        assertThat(matches.toString()).contains("in=message", "text=" + word + ", hit=true");
    }

    @Test
    void names_are_found_with_typing_errors_and_numbers_by_a_part() {
        var number = Platform.somebody();
        var surname = "Wulandari" + letters(number);
        platform.route(List.of(named("Sari " + surname, chat(number))));
        var id = ticketOf(number);

        assertThat(found(surname)).containsExactly(id);
        var nearly = search("sari " + surname.replace("ari", "ri"));
        assertThat(nearly.<String>getList("items.ticket.id")).containsExactly(id);
        assertThat(nearly.<String>getList("taken")).contains(surname.toLowerCase(Locale.ROOT));
        assertThat(found(number.substring(3, 11))).contains(id);
        assertThat(found("0" + number.substring(2))).containsExactly(id);
        assertThat(found("#" + ticket(id).getLong("number")).getFirst()).isEqualTo(id);
        assertThat(found(Long.toString(ticket(id).getLong("number"))).getFirst())
                .isEqualTo(id);
    }

    @Test
    void addresses_are_found_by_a_part_and_subjects_before_what_was_written_below() {
        var word = word();
        var address = word + "@example.org";
        platform.route(mail(address));
        var id = ticketOf(address);
        patch("/tickets/" + id, "{\"subject\":\"Tentang %s\"}".formatted(word)).statusCode(200);
        var other = Platform.somebody();
        platform.route(chat(other).saying("Halo, saya mau tanya tentang " + word));
        var below = ticketOf(other);

        assertThat(found(word + "@exam")).containsExactly(id);
        assertThat(found(word)).containsExactly(id, below);
        assertThat(found("tentang " + word + "x")).isEmpty();
    }

    @Test
    void what_was_found_is_narrowed_by_every_filter() {
        var word = word();
        var contact = Platform.somebody();
        platform.route(chat(contact)
                .saying(word)
                .as("payment", Priority.URGENT)
                .to("finance")
                .labelled("vip"));
        var id = ticketOf(contact);
        var who = get("/tickets/" + id).extract().path("contactId");

        for (var filter : List.of(
                "status=new&status=open",
                "team=finance",
                "priority=urgent",
                "category=payment",
                "channel=whatsapp",
                "agent=none",
                "label=vip&label=other",
                "contact=" + contact,
                "contactId=" + who,
                "createdFrom=PT1H&createdTo=2999-01-01T00:00:00Z",
                "updatedFrom=P1D",
                "waitingSince=2999-01-01T00:00:00Z")) {
            assertThat(found(word + "&" + filter)).as(filter).containsExactly(id);
            assertThat(get("/tickets?contact=%s&%s".formatted(contact, filter.replaceFirst("^contact=.*", "")))
                            .statusCode(200)
                            .extract()
                            .<List<String>>path("items.id"))
                    .as(filter)
                    .containsExactly(id);
        }
        for (var filter : List.of(
                "status=open",
                "team=technical",
                "priority=low",
                "category=order",
                "channel=email",
                "agent=nobody-here",
                "label=other",
                "contact=nobody-" + contact,
                "contactId=" + UUID.randomUUID(),
                "createdTo=PT1H",
                "updatedTo=P1D",
                "waitingSince=P9000D")) {
            assertThat(found(word + "&" + filter)).as(filter).isEmpty();
        }
    }

    @Test
    void what_was_taken_back_is_found_no_more() {
        var word = word();
        var contact = Platform.somebody();
        platform.route(chat(contact).known("a").saying("rahasia " + word));
        platform.route(chat(contact).known("b").saying("lain " + word + "x"));
        var id = ticketOf(contact);
        await().atMost(PATIENCE).until(() -> found(word + "x"), List.of(id)::equals);
        assertThat(found("rahasia " + word)).containsExactly(id);

        platform.route(chat(contact).known("c").with(new Content.Deletion("a")));

        await().atMost(PATIENCE).until(() -> found(word), List::isEmpty);
        assertThat(found("lain " + word + "x")).containsExactly(id);
    }

    @Test
    void every_message_of_a_long_ticket_is_found_together_with_who_wrote_it() {
        var word = word();
        var contact = Platform.somebody();
        platform.route(List.of(named("Rahayu" + word, chat(contact).saying("kalimat pertama" + word))));
        var id = ticketOf(contact);
        for (var i = 2; i <= 18; i++) {
            said(contact, i, "kalimat ke%s%s".formatted(letters("" + i), word));
        }

        for (var i = 2; i <= 18; i++) {
            assertThat(found("\"kalimat ke%s%s\" Rahayu%s".formatted(letters("" + i), word, word)))
                    .as("message %d", i)
                    .containsExactly(id);
        }
        assertThat(found("pertama" + word)).containsExactly(id);
    }

    @Test
    void pages_show_each_once_and_the_best_first() {
        var word = word();
        var contacts = IntStream.range(0, 7).mapToObj(i -> Platform.somebody()).toList();
        contacts.forEach(contact -> platform.route(chat(contact).saying("kata " + word)));
        await().atMost(PATIENCE).until(() -> found(word).size() == 7);

        var seen = new ArrayList<String>();
        var scores = new ArrayList<Long>();
        String next = null;
        do {
            var page = search(word + "&limit=2" + (next == null ? "" : "&cursor=" + next));
            seen.addAll(page.getList("items.ticket.id"));
            page.getList("items.score", Long.class).forEach(scores::add);
            next = page.getString("next");
        } while (next != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whatever_is_typed_is_answered() {
        for (var typed : List.of(
                "'",
                "\\",
                "& | !",
                "a:*",
                "<->",
                "((((",
                "\"",
                "-",
                "--",
                "-\"",
                "%",
                "_",
                "\u0001s0",
                "😀",
                "'; drop table ticket; --",
                "x".repeat(2_000),
                "a b ".repeat(200),
                "0".repeat(300),
                "#",
                "#0",
                "+",
                "@",
                "%@_\\",
                "{alias.*} :name ?",
                "the",
                "di yang -dan",
                "12345678901234567890",
                "“quoted”",
                "a\\:b",
                "\uFFFF1")) {
            caller().queryParam("q", typed).get("/api/v1/search").then().statusCode(200);
            caller().queryParam("contact", typed).get("/api/v1/tickets").then().statusCode(200);
        }
        for (var wrong : List.of(
                "/search",
                "/search?q=",
                "/search?q=x&cursor=x",
                "/search?q=x&cursor=" + "OTk5OTk5OTk5OTk5OTk5OTk5OS8xL3RydWU",
                "/search?q=x&limit=0",
                "/search?q=x&status=lost",
                "/search?q=\u0000x",
                "/tickets?text=x",
                "/tickets?createdFrom=yesterday",
                "/tickets?createdFrom=P999999999D",
                "/tickets?createdFrom=%2B999999999-01-01T00:00:00Z",
                "/tickets?contactId=me",
                "/tickets?contact=a&contact=b&team=\u0000")) {
            get(wrong).statusCode(400).contentType("application/problem+json");
        }
        get("/tickets?text=x").body("detail", containsString("/api/v1/search"));
    }

    @Test
    void texts_of_any_size_and_kind_can_be_kept_and_found() {
        var word = word();
        var contact = Platform.somebody();
        var unlike = new StringBuilder();
        for (var i = 0; unlike.length() < 60_000; i++) {
            unlike.append(Character.toString(0x10000 + i % 40_000))
                    .append(Integer.toString(i, 36))
                    .append(' ');
        }
        for (var i = 0; i < 9; i++) {
            said(contact, i + 1, (i == 8 ? word + " " : "") + unlike.reverse() + "é".repeat(5_000));
        }

        assertThat(found(word)).containsExactly(ticketOf(contact));
    }

    private void said(String contact, int position, String text) {
        platform.route(chat(contact).known("said-" + position).saying(text));
        var id = ticketOf(contact);
        await().atMost(PATIENCE).until(() -> ticket(id).getInt("messages") >= position);
    }

    private static RoutedMessage named(String name, Letters letters) {
        var routed = letters.routed();
        var message = routed.message();
        return routed.about(new InboundMessage(
                message.id(),
                message.conversation(),
                new Sender(Optional.of(name), message.sender().identities()),
                message.subject(),
                message.content(),
                message.attachments(),
                message.threading(),
                message.provenance(),
                message.mail()));
    }

    private static List<String> found(String q) {
        return search(q).getList("items.ticket.id");
    }

    /** @param q and further parameters */
    private static JsonPath search(String q) {
        var and = (q + "&").indexOf('&');
        return caller().queryParam("q", q.substring(0, and))
                .get("/api/v1/search" + q.substring(and).replaceFirst("&", "?"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String word() {
        return "kata" + letters(Platform.somebody());
    }

    /** Digits as letters, because words are. */
    private static String letters(String digits) {
        return digits.chars()
                .mapToObj(digit -> Character.toString('b' + (digit - '0')))
                .reduce("", String::concat);
    }
}

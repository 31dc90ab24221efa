package io.muara.ticket.intake;

import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.happenedTo;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Letters;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class WithdrawalsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SECRET = "nomor kartu saya 4111";

    @Inject
    Platform platform;

    @Test
    void what_a_contact_takes_back_is_nowhere_to_be_read_any_more() {
        var contact = Platform.somebody();
        platform.route(chat(contact).known("a").saying("Halo"), secret(contact));
        var id = ticketOf(contact);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id)).hasSize(3));

        platform.route(deletion(contact));

        awaitEmptied(id, List.of("Halo", "", ""));
        assertThat(happenedTo(id))
                .containsExactly(
                        "ticket.created",
                        "message.received",
                        "message.received",
                        "message.received",
                        "ticket.redacted");
    }

    @Test
    void a_message_that_comes_after_its_own_deletion_is_emptied_too() {
        var contact = Platform.somebody();
        platform.route(chat(contact).known("a").saying("Halo"));
        var id = ticketOf(contact);

        platform.route(deletion(contact));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(happenedTo(id)).hasSize(3));
        platform.route(secret(contact));

        awaitEmptied(id, List.of("Halo", "", ""));
    }

    @Test
    void it_makes_no_difference_when_both_come_together() {
        var one = Platform.somebody();
        var other = Platform.somebody();

        platform.route(secret(one), deletion(one), deletion(other), secret(other));

        awaitEmptied(ticketOf(one), List.of("", ""));
        awaitEmptied(ticketOf(other), List.of("", ""));
    }

    @Test
    void of_an_album_only_the_picture_goes_that_is_taken_back() {
        var one = Platform.somebody();
        var other = Platform.somebody();
        var deletion = new Content.Deletion("pic-2");

        platform.route(album(one), chat(one).known("pic-2").with(deletion));
        platform.route(
                chat(other).known("a").saying("Halo"),
                chat(other).known("pic-2").with(deletion),
                album(other));

        awaitPictures(ticketOf(one), 0);
        awaitPictures(ticketOf(other), 2);
    }

    private static Letters album(String contact) {
        return chat(contact).known("pic-1").saying("lihat").carrying(picture("pic-1"), picture("pic-2"));
    }

    private static Attachment picture(String remote) {
        return new Attachment(
                "foto.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(remote),
                Optional.empty());
    }

    private static void awaitPictures(String id, int message) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get("/tickets/%s/messages".formatted(id))
                        .extract()
                        .<List<String>>path("items[%d].attachments.remote".formatted(message)))
                .containsExactly("pic-1"));
    }

    private void awaitEmptied(String id, List<String> texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get("/tickets/%s/messages".formatted(id)).extract().<List<String>>path("items.text"))
                .isEqualTo(texts));
        var messages = get("/tickets/%s/messages".formatted(id)).extract().asString();
        var events = get("/tickets/%s/events".formatted(id)).extract().asString();
        assertThat(messages + events).doesNotContain(SECRET);
    }

    private static Letters secret(String contact) {
        return chat(contact).known("b").saying(SECRET);
    }

    private static Letters deletion(String contact) {
        return chat(contact).known("b").with(new Content.Deletion("b"));
    }
}

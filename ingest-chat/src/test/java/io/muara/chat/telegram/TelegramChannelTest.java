package io.muara.chat.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling.Assembled;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.setup.UnusableConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TelegramChannelTest implements WebhookChannelContract {

    /** Samples that are not one message each. */
    private static final Set<String> OTHERS = Set.of(
            "album-part.json",
            "blocked.json",
            "business-deleted.json",
            "giveaway-without-chat.json",
            "joined.json",
            "next-year.json");

    private static final Samples SAMPLES = Samples.of("telegram");
    private static final String HEADER = "x-telegram-bot-api-secret-token";

    private final TelegramChannel channel = Bots.channel(Bots.SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call(Bots.SECRET, body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("somebody-elses", body);
    }

    @Override
    public boolean proofCoversTheBody() {
        return false;
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .filter(file -> !OTHERS.contains(file))
                .map(SAMPLES::bytes)
                .toList();
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("next-year.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_proofs_that_others_made(Vectors.Vector vector) {
        var call = new WebhookCall("demo", "", vector.headers(), vector.body(), Instant.EPOCH);

        var proof = Bots.channel(vector.secret()).verify(call);

        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    @Test
    void believes_either_secret_while_it_is_being_changed() {
        var rotating = Bots.channel("new", "old");
        var body = SAMPLES.bytes("text.json");

        assertThat(rotating.verify(call("old", body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(call("new", body))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void a_pressed_button_is_answered_and_nothing_else_is() {
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("button.json")))
                        .body())
                .isEqualTo("{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"778899\"}");
        assertThat(channel.acknowledgement(genuine(SAMPLES.bytes("text.json")))).isEqualTo(Acknowledgement.SILENT);
    }

    @Test
    void the_pictures_of_an_album_become_one_message_whatever_their_order() {
        var first = part("album-part.json", "126");
        var second = part("album-part.json", "128");

        assertThat(channel.assemble(List.of(first), false)).isInstanceOf(Assembled.Waiting.class);
        var forwards = channel.assemble(List.of(first, second), true);
        var backwards = channel.assemble(List.of(second, first), true);

        assertThat(forwards).isInstanceOfSatisfying(Assembled.Whole.class, whole -> assertThat(whole.arrived())
                .singleElement()
                .isInstanceOfSatisfying(
                        Arrived.Message.class,
                        album -> assertThat(album.message().attachments()).hasSize(2)));
        assertThat(id(backwards)).isEqualTo(id(forwards));
    }

    @Test
    void a_message_that_cannot_be_shown_is_kept_whatever_it_answers() {
        assertThat(channel.read(genuine(SAMPLES.bytes("story-answering-service-message.json"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Arrived.Message.class,
                        kept -> assertThat(kept.message().content()).isInstanceOf(Content.Unsupported.class));
    }

    @Test
    void a_group_that_gets_another_id_tells_where_its_conversation_goes_on() {
        assertThat(channel.read(genuine(SAMPLES.bytes("moved.json"))))
                .singleElement()
                .isInstanceOfSatisfying(Arrived.Message.class, moved -> {
                    assertThat(moved.message().conversation().contact()).isEqualTo("-55");
                    assertThat(moved.message().threading().movesTo().map(ConversationKey::contact))
                            .contains("-10055");
                });
    }

    @Test
    void published_secrets_are_refused_in_production_by_name() {
        assertThatThrownBy(() -> new TelegramChannel(
                        Bots.config(URI.create("http://localhost:1"), Bots.SECRET),
                        new DirectoryAttachments(Path.of("target/files")),
                        List.of("prod")))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.telegram.accounts.demo.secret-tokens");
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("telegram");
    }

    private Arrived.Part part(String file, String messageId) {
        var body = new String(SAMPLES.bytes(file), UTF_8).replace("126", messageId);
        return (Arrived.Part) channel.read(genuine(body.getBytes(UTF_8))).getFirst();
    }

    private static Object id(Assembled assembled) {
        var whole = (Assembled.Whole) assembled;
        return ((Arrived.Message) whole.arrived().getFirst()).message().id();
    }

    private static WebhookCall call(String secret, byte[] body) {
        return new WebhookCall("demo", "", Map.of(HEADER, secret), body, Instant.EPOCH);
    }
}

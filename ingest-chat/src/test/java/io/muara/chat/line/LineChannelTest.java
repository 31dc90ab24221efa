package io.muara.chat.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling.Assembled;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.UnusableConfiguration;
import io.muara.testkit.TextWebhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineChannelTest implements WebhookChannelContract {

    /** Samples that are not one message each. */
    private static final Set<String> OTHERS = Set.of(
            "batch.json",
            "event-next-year.json",
            "image-part.json",
            "not-line.json",
            "postback-menu.json",
            "told-about-people-and-accounts.json",
            "verify.json");

    private static final Samples SAMPLES = Samples.of("line");

    /** A second after the text sample was sent. */
    private static final Instant AT_ONCE = Instant.ofEpochMilli(1795255202123L);

    private final LineChannel channel = Officials.channel(Officials.SECRET);

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call(Officials.SECRET, body, Instant.EPOCH);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("somebody-elses", body, Instant.EPOCH);
    }

    @Override
    public List<byte[]> samples() {
        return SAMPLES.files().stream()
                .filter(file -> !OTHERS.contains(file))
                .map(SAMPLES::bytes)
                .toList();
    }

    @Override
    public Optional<byte[]> batchWithOneUnreadable() {
        return Optional.of(SAMPLES.bytes("batch.json"));
    }

    @Override
    public byte[] unknownKind() {
        return SAMPLES.bytes("message-next-year.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agrees_with_signatures_that_others_made(Vectors.Vector vector) {
        var call = new WebhookCall("demo", "", vector.headers(), vector.body(), Instant.EPOCH);

        var proof = Officials.channel(vector.secret()).verify(call);

        assertThat(proof.equals(new Proof.Genuine())).isEqualTo(vector.isValid());
    }

    /** As they stand in LINE's documentation and in the tests of its libraries for Java, Python and Node. */
    @Test
    void agrees_with_the_signatures_that_line_publishes() {
        var published = Map.of(
                "8c570fa6dd201bb328f1c1eac23a96d8\n{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":[]}",
                "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=",
                "SECRET\n{}",
                "3q8QXTAGaey18yL8FWTqdVlbMr6hcuNvM4tefa0o9nA=",
                "channel_secret\nbodybodybodybody",
                "/gg9a+LvFevTH1sd7XCQycD7tsWclCsInj7MhBHxN7k=",
                "test_secret\n{\"hello\":\"world\"}",
                "t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=");

        published.forEach((secretAndBody, signature) -> {
            var parts = secretAndBody.split("\n", 2);
            var headers = Map.of("x-line-signature", signature);
            var call = new WebhookCall("demo", "", headers, parts[1].getBytes(UTF_8), Instant.EPOCH);
            assertThat(Officials.channel(parts[0]).verify(call)).isEqualTo(new Proof.Genuine());
        });
    }

    @Test
    void believes_either_secret_while_it_is_being_changed() {
        var rotating = Officials.channel("new", "old");
        var body = SAMPLES.bytes("text.json");

        assertThat(rotating.verify(call("old", body, Instant.EPOCH))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(call("new", body, Instant.EPOCH))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void takes_the_demo_s_call() {
        var text = Objects.requireNonNull(TextWebhook.PROVIDERS.get("line"))
                .text("http://localhost:8081", 7, "55", "Zoë", "halo");
        var headers = text.headers().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));

        var call = new WebhookCall("demo", "", headers, text.body(), Instant.EPOCH);

        assertThat(channel.verify(call)).isEqualTo(new Proof.Genuine());
        assertThat(only(channel.read(call)).conversation())
                .isEqualTo(new ConversationKey(LineReading.ID, "demo", text.contact()));
    }

    @Test
    void the_console_s_check_is_answered_and_nothing_is_kept() {
        var verify = genuine(SAMPLES.bytes("verify.json"));

        assertThat(channel.verify(verify)).isEqualTo(new Proof.Genuine());
        assertThat(channel.read(verify)).containsExactly(new Arrived.Ignored("verify"));
    }

    @Test
    void a_copy_that_comes_again_is_the_same_message() {
        for (var sample : samples()) {
            var again = new String(sample, UTF_8).replace("\"isRedelivery\": false", "\"isRedelivery\": true");
            assertThat(again).isNotEqualTo(new String(sample, UTF_8));

            assertThat(withoutOriginal(only(channel.read(genuine(again.getBytes(UTF_8))))))
                    .isEqualTo(withoutOriginal(only(channel.read(genuine(sample)))));
        }
    }

    @Test
    void every_edit_of_a_message_has_an_id_of_its_own_and_the_time_that_decides() {
        var first = only(channel.read(genuine(SAMPLES.bytes("edited.json"))));
        var later = new String(SAMPLES.bytes("edited.json"), UTF_8)
                .replace(Long.toString(first.provenance().sentAt().toEpochMilli()), "1795260000000");

        var second = only(channel.read(genuine(later.getBytes(UTF_8))));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.content().about()).isEqualTo(first.content().about());
        assertThat(second.provenance().sentAt()).isAfter(first.provenance().sentAt());
    }

    @Test
    void pictures_sent_as_one_become_one_message_whatever_their_order() {
        var first = part("468789577898262541", 1);
        var second = part("468789577898262542", 2);
        var third = part("468789577898262543", 3);

        assertThat(channel.assemble(List.of(first, second), false)).isInstanceOf(Assembled.Waiting.class);
        var forwards = whole(channel.assemble(List.of(first, second, third), false));
        var backwards = whole(channel.assemble(List.of(third, second, first), false));

        assertThat(forwards.attachments())
                .extracting(picture -> picture.remote().orElseThrow())
                .containsExactly("468789577898262541", "468789577898262542", "468789577898262543");
        assertThat(backwards.id()).isEqualTo(forwards.id());
        assertThat(backwards.attachments()).isEqualTo(forwards.attachments());
    }

    @Test
    void what_came_of_a_set_goes_on_when_time_is_up_and_a_late_picture_goes_on_alone() {
        var first = part("468789577898262541", 1);
        var late = part("468789577898262543", 3);

        var went = whole(channel.assemble(List.of(first), true));
        var alone = whole(channel.assemble(List.of(late), true));

        assertThat(went.attachments()).hasSize(1);
        assertThat(alone.id()).isNotEqualTo(went.id());
    }

    @Test
    void a_message_is_kept_with_the_token_to_answer_it_while_line_takes_it() {
        assertThat(pass(channel, AT_ONCE)).isEqualTo(Optional.of(AT_ONCE.plusSeconds(50)));
        assertThat(pass(channel, AT_ONCE.plus(Duration.ofMinutes(19))))
                .isEqualTo(Optional.of(AT_ONCE.plus(Duration.ofMinutes(19)).plusSeconds(50)));
        assertThat(pass(channel, AT_ONCE.plus(Duration.ofMinutes(20)))).isEmpty();
        assertThat(pass(Officials.withoutReplyTokens(), AT_ONCE)).isEmpty();
    }

    @Test
    void published_secrets_are_refused_in_production_by_name() {
        assertThatThrownBy(() -> new LineAccounts(
                        Officials.config(URI.create("http://localhost:1"), true, Officials.SECRET), List.of("prod")))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.line.accounts.demo.channel-secrets");
        assertThatThrownBy(() -> new LineAccounts(
                        Officials.config(URI.create("http://localhost:1"), true, "own"), List.of("prod")))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("muara.line.accounts.demo.channel-access-token");
    }

    static List<Vectors.Vector> vectors() {
        return Vectors.of("line");
    }

    private static Optional<Instant> pass(LineChannel channel, Instant receivedAt) {
        var call = call(Officials.SECRET, SAMPLES.bytes("text.json"), receivedAt);
        return only(channel.read(call)).provenance().pass().map(pass -> pass.until());
    }

    private Arrived.Part part(String id, int index) {
        var body = new String(SAMPLES.bytes("image-part.json"), UTF_8)
                .replace("468789577898262541", id)
                .replace("\"index\": 1", "\"index\": " + index);
        return (Arrived.Part) channel.read(genuine(body.getBytes(UTF_8))).getFirst();
    }

    private static InboundMessage whole(Assembled assembled) {
        return only(((Assembled.Whole) assembled).arrived());
    }

    private static InboundMessage only(List<Arrived> arrived) {
        assertThat(arrived).hasSize(1);
        return ((Arrived.Message) arrived.getFirst()).message();
    }

    private static InboundMessage withoutOriginal(InboundMessage message) {
        var from = message.provenance();
        return new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                message.content(),
                message.attachments(),
                message.threading(),
                new Provenance(
                        from.providerId(),
                        from.direction(),
                        from.sentAt(),
                        from.receivedAt(),
                        Provenance.Original.json("{}"),
                        from.medium(),
                        from.forwarded(),
                        from.pass()),
                message.mail());
    }

    private static WebhookCall call(String secret, byte[] body, Instant receivedAt) {
        var signature = new Hmac("HmacSHA256", Secrets.of("test", List.of(secret))).sign(body);
        var headers = Map.of("x-line-signature", Base64.getEncoder().encodeToString(signature));
        return new WebhookCall("demo", "", headers, body, receivedAt);
    }
}

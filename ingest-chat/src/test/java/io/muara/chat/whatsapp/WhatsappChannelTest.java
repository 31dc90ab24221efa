package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.Accounts.NUMBER;
import static io.muara.chat.whatsapp.Accounts.SECRET;
import static io.muara.chat.whatsapp.Accounts.account;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.Samples;
import io.muara.chat.Vectors;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Sender;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.WebhookChannelContract;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhatsappChannelTest implements WebhookChannelContract {

    /** Samples that are not one message each. */
    private static final Set<String> OTHERS =
            Set.of("batch", "batch-with-one-unreadable", "field-next-year", "not-whatsapp", "template-approved");

    private final WebhookChannel channel = Accounts.channel(Accounts.demo());

    @Override
    public WebhookChannel channel() {
        return channel;
    }

    @Override
    public WebhookCall genuine(byte[] body) {
        return call("demo", Signed.by(SECRET, body), body);
    }

    @Override
    public WebhookCall forged(byte[] body) {
        return call("demo", Signed.by("somebody else's secret", body), body);
    }

    @Override
    public List<byte[]> samples() {
        return Samples.of("whatsapp").files().stream()
                .map(file -> file.replace(".json", ""))
                .filter(name -> !OTHERS.contains(name) && !name.startsWith("status-") && !name.startsWith("ignored-"))
                .map(name -> Samples.of("whatsapp").bytes(name + ".json"))
                .toList();
    }

    @Override
    public Optional<byte[]> batchWithOneUnreadable() {
        return Optional.of(Samples.of("whatsapp").bytes("batch-with-one-unreadable.json"));
    }

    @Override
    public byte[] unknownKind() {
        return Samples.of("whatsapp").bytes("next-year.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("posts")
    void agrees_with_signatures_that_others_computed(String name, JsonNode vector) {
        var config = Accounts.with(
                Map.of("demo", account(NUMBER, vector.get("secret").asText())));
        var headers = vector.get("headers").properties().stream()
                .collect(toMap(header -> header.getKey().toLowerCase(Locale.ROOT), header -> header.getValue()
                        .asText()));
        var body = vector.get("body_utf8").asText().getBytes(UTF_8);

        var proof = Accounts.channel(config).verify(new WebhookCall("demo", "", headers, body, Instant.EPOCH));

        assertThat(proof.equals(new Proof.Genuine()))
                .isEqualTo(vector.get("expect_valid").asBoolean());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gets")
    void answers_the_handshake_of_whoever_knows_the_verify_token(String name, JsonNode vector) {
        var config = Accounts.with(
                Map.of("demo", account(List.of(SECRET), vector.get("secret").asText(), NUMBER)));
        var query = URI.create(vector.get("url").asText()).getRawQuery();

        var answer = Accounts.channel(config)
                .handshake(new WebhookCall("demo", query, Map.of(), new byte[0], Instant.EPOCH));

        assertThat(answer.answer().map(Acknowledgement::body))
                .isEqualTo(Optional.ofNullable(vector.get("expect_body")).map(JsonNode::asText));
    }

    @Test
    void refuses_the_handshake_for_an_account_that_we_do_not_have() {
        for (var token : List.of("", "muara-local-verify")) {
            var query = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + token;
            var call = new WebhookCall("nobody", query, Map.of(), new byte[0], Instant.EPOCH);

            assertThat(channel.handshake(call).answer()).isEmpty();
        }
    }

    @Test
    void believes_either_secret_while_it_is_being_changed() {
        var rotating = Accounts.channel(Accounts.with(Map.of("demo", account(NUMBER, "new", "old"))));
        var body = Samples.of("whatsapp").bytes("text.json");

        assertThat(rotating.verify(call("demo", Signed.by("old", body), body))).isEqualTo(new Proof.Genuine());
        assertThat(rotating.verify(call("demo", Signed.by("new", body), body))).isEqualTo(new Proof.Genuine());
    }

    @Test
    void gives_a_message_to_the_account_whose_number_it_was_sent_to() {
        var config = Accounts.with(Map.of("other", account("1", SECRET), "demo", account(NUMBER, SECRET)));

        var arrived = Accounts.channel(config)
                .read(call("other", "", Samples.of("whatsapp").bytes("text.json")));

        assertThat(arrived.getFirst()).isInstanceOfSatisfying(Arrived.Message.class, read -> assertThat(
                        read.message().conversation().account())
                .isEqualTo("demo"));
    }

    @Test
    void puts_aside_what_was_sent_to_a_number_of_nobody_or_of_another_app() {
        var config = Accounts.with(Map.of("other", account("1", "another app"), "demo", account(NUMBER, SECRET)));

        assertThat(Accounts.channel(config)
                        .read(call("other", "", Samples.of("whatsapp").bytes("text.json")))
                        .getFirst())
                .isInstanceOfSatisfying(Arrived.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains(NUMBER)
                        .contains("not one of ours"));
    }

    @Test
    void puts_aside_what_says_the_same_thing_twice_or_is_nested_without_end() {
        var twice = new String(Samples.of("whatsapp").bytes("text.json"), UTF_8)
                .replace("\"entry\"", "\"object\": \"other\", \"entry\"");
        var deep = new String(Samples.of("whatsapp").bytes("text.json"), UTF_8)
                .replace("\"type\": \"text\"", "\"type\": \"text\", \"x\": " + "[".repeat(100) + "]".repeat(100));

        for (var body : List.of(twice, deep)) {
            assertThat(channel.read(genuine(body.getBytes(UTF_8))))
                    .hasSize(1)
                    .hasOnlyElementsOfType(Arrived.Unreadable.class);
        }
    }

    @Test
    void tells_where_the_conversation_of_a_customer_with_a_new_number_goes_on() {
        for (var sample : List.of("user-id-update", "system-new-number-and-user-id", "system-new-user-id-only")) {
            var message = message(sample);

            assertThat(message.conversation().contact()).as(sample).isEqualTo("IT.5500112233");
            assertThat(message.threading().movesTo().map(ConversationKey::contact))
                    .as(sample)
                    .contains("IT.9900");
            assertThat(message.sender().identities())
                    .as(sample)
                    .extracting(Sender.Identity::value)
                    .contains("IT.5500112233", "IT.9900");
        }
    }

    @Test
    void a_customer_known_by_number_moves_to_the_new_number_and_one_known_by_user_id_to_nobody_knows_where() {
        assertThat(message("system-new-number-only").threading().movesTo().map(ConversationKey::contact))
                .contains("393339998888");
        assertThat(message("system-new-number").threading().movesTo()).isEmpty();
        assertThat(message("system-new-number").sender().identities())
                .contains(Sender.Identity.of("phone", "+393339998888"));
    }

    @Test
    void old_messages_and_notices_about_our_side_are_nobodys_message() {
        for (var file : Samples.of("whatsapp").files()) {
            if (file.startsWith("ignored-")) {
                assertThat(channel.read(genuine(Samples.of("whatsapp").bytes(file))))
                        .as(file)
                        .hasOnlyElementsOfType(Arrived.Ignored.class);
            }
        }
    }

    private InboundMessage message(String sample) {
        var arrived = channel.read(genuine(Samples.of("whatsapp").bytes(sample + ".json")));
        return ((Arrived.Message) arrived.getFirst()).message();
    }

    static Stream<Arguments> posts() {
        return vectors("POST");
    }

    static Stream<Arguments> gets() {
        return vectors("GET");
    }

    private static Stream<Arguments> vectors(String method) {
        return Vectors.of("meta").stream()
                .filter(vector -> vector.method().equals(method))
                .map(vector -> Arguments.of(vector.toString(), vector.json()));
    }

    private static WebhookCall call(String account, String signature, byte[] body) {
        return new WebhookCall(account, "", Map.of("x-hub-signature-256", signature), body, Instant.EPOCH);
    }
}

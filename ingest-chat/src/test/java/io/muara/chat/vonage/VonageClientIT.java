package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.chat.Outgoing;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource.Located;
import io.muara.ingest.reading.Form;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VonageClientIT {

    private static final Outgoing ZOE = Outgoing.to("vonage", "6281234567890");
    private static final Outgoing ZOE_ON_WHATSAPP = Outgoing.to("vonage", "whatsapp:6281234567890");
    private static final KeyPair KEYS = keys();

    @TempDir
    Path folder;

    private FakeProvider vonage;
    private VonageChannel sms;
    private VonageChannel application;

    @BeforeEach
    void start() {
        vonage = FakeProvider.start(0, request -> request.path().equals("/sms/json") ? taken("0") : accepted());
        sms = Setups.sms(vonage.url());
        application = Setups.application(vonage.url(), pem());
    }

    @AfterEach
    void stop() {
        vonage.close();
    }

    @Test
    void without_an_application_a_text_goes_out_by_the_sms_api_with_our_id() {
        assertThat(sms.send(ZOE.saying("Siap, kak & bu"))).isEqualTo(new Delivery.Accepted("0C1"));

        assertThat(vonage.requests()).singleElement().satisfies(request -> {
            var form = Form.of(request.body());
            assertThat(request.path()).isEqualTo("/sms/json");
            assertThat(form.value("api_key")).contains(Setups.KEY);
            assertThat(form.value("from")).contains("6215000002");
            assertThat(form.value("to")).contains("6281234567890");
            assertThat(form.value("text")).contains("Siap, kak & bu");
            assertThat(form.value("client-ref")).contains("0192e5a0-0000-7000-8000-000000000001");
            assertThat(form.value("type")).isEmpty();
        });
    }

    @Test
    void the_sms_api_is_told_what_does_not_fit_into_seven_bits() {
        for (var text : new String[] {"Siap 👍", "ё", "ç"}) {
            sms.send(ZOE.saying(text));
        }
        sms.send(ZOE.saying("èéùìòÇ €5 [a] {b} ~ ñ\n"));

        assertThat(vonage.requests())
                .extracting(request -> Form.of(request.body()).value("type"))
                .containsExactly(
                        Optional.of("unicode"), Optional.of("unicode"), Optional.of("unicode"), Optional.empty());
    }

    @Test
    void with_an_application_a_text_goes_out_by_the_messages_api_with_a_pass() throws Exception {
        assertThat(application.send(ZOE_ON_WHATSAPP.saying("Siap, kak 👍")))
                .isEqualTo(new Delivery.Accepted("2f0b3c52-1111-4222-8333-444455556601"));

        assertThat(vonage.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/messages");
            assertThat(request.json()).isEqualTo(json("""
                    {"channel":"whatsapp","message_type":"text","to":"6281234567890","from":"6215000003",
                     "text":"Siap, kak 👍","client_ref":"0192e5a0-0000-7000-8000-000000000001"}"""));
        });
        var pass = requireNonNull(vonage.requests().getFirst().headers().get("authorization"))
                .replace("Bearer ", "Bearer.")
                .split("\\.", -1);
        assertThat(pass[0]).isEqualTo("Bearer");
        assertThat(decoded(pass[1]).path("alg").asText()).isEqualTo("RS256");
        var claims = decoded(pass[2]);
        assertThat(claims.path("application_id").asText()).isEqualTo(Setups.APPLICATION);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
        assertThat(claims.path("jti").asText()).isNotEmpty();
        assertThat(isSigned(pass[1] + "." + pass[2], pass[3])).isTrue();
    }

    @Test
    void an_sms_goes_out_by_the_messages_api_too_where_there_is_an_application() {
        application.send(ZOE.saying("Siap"));

        assertThat(vonage.requests().getFirst().json().path("channel").asText()).isEqualTo("sms");
    }

    @Test
    void the_private_key_may_lie_in_a_file_or_in_one_line() throws IOException {
        var file = Files.writeString(folder.resolve("private.key"), pem());

        assertThat(Setups.application(vonage.url(), "file:" + file).send(ZOE.saying("a")))
                .isInstanceOf(Delivery.Accepted.class);
        assertThat(Setups.application(vonage.url(), pem().replace("\n", "\\n")).send(ZOE.saying("a")))
                .isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void what_the_messages_api_says_is_told_apart() {
        vonage.then(new Answer(429, Map.of("Retry-After", "7"), error(1000)));
        assertThat(application.send(say()))
                .isInstanceOfSatisfying(Delivery.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                        .isEqualTo(Duration.ofSeconds(7)));
        vonage.then(Answer.json(422, error(1240)));
        assertRefused(application.send(say()), "does not want to get messages");
        vonage.then(Answer.json(422, error(1999)));
        assertRefused(application.send(say()), "Something is wrong.");
        vonage.then(Answer.json(401, "{\"title\":\"Unauthorized\"}"));
        assertRefused(application.send(say()), "application-id and private-key");
        vonage.then(Answer.json(402, "{}"));
        assertRefused(application.send(say()), "credit");
        vonage.then(Answer.json(202, "{}"));
        assertThat(application.send(say())).isInstanceOf(Delivery.Uncertain.class);
        assertCutOffIsUncertain(application);
    }

    @Test
    void what_the_sms_api_says_in_its_200_is_told_apart() {
        vonage.then(taken("1"));
        assertThat(sms.send(say()))
                .isEqualTo(new Delivery.Throttled(Duration.ofSeconds(1), "Vonage wants us to slow down."));
        vonage.then(taken("9"));
        assertRefused(sms.send(say()), "credit");
        vonage.then(taken("77"));
        assertRefused(sms.send(say()), "(77)");
        vonage.then(taken("5"));
        assertThat(sms.send(say())).isInstanceOf(Delivery.Uncertain.class);
        vonage.then(taken("0", "1"));
        assertThat(sms.send(say())).isInstanceOf(Delivery.Uncertain.class);
        vonage.then(taken("0", "0"));
        assertThat(sms.send(say())).isEqualTo(new Delivery.Accepted("0C1"));
        vonage.then(Answer.json(200, "<html>"));
        assertThat(sms.send(say())).isInstanceOf(Delivery.Uncertain.class);
        vonage.then(Answer.json(429, ""));
        assertThat(sms.send(say())).isInstanceOf(Delivery.Throttled.class);
        vonage.then(Answer.json(401, ""));
        assertRefused(sms.send(say()), "(401)");
        assertCutOffIsUncertain(sms);
    }

    @Test
    void what_cannot_be_sent_is_not_even_tried() {
        var late = Instant.now().minus(Duration.ofHours(25));

        assertRefused(application.send(ZOE_ON_WHATSAPP.lastHeardOf(late).saying("halo")), "24 hours");
        assertRefused(application.send(ZOE.saying("a".repeat(1001))), "1000 characters");
        assertRefused(application.send(ZOE.with(file("https://x/y")).saying("foto")), "Only text");
        assertRefused(application.send(ZOE.as(OutboundMessage.Act.SHOW_TYPING).saying("")), "reads or types");
        assertRefused(application.send(Outgoing.to("vonage", "rcs:628").saying("a")), "from.rcs");
        assertRefused(sms.send(ZOE_ON_WHATSAPP.saying("a")), "application-id");
        assertRefused(Setups.receiving(Setups.SECRET).send(ZOE.saying("a")), "from.sms");
        assertThat(vonage.requests()).isEmpty();
        assertThat(application.send(ZOE.lastHeardOf(late).saying("an SMS has no window")))
                .isInstanceOf(Delivery.Accepted.class);
    }

    @Test
    void what_was_cut_off_is_left_to_vonages_own_report() {
        assertThat(sms.settle(say())).isEmpty();
        assertThat(application.settle(say())).isEmpty();
    }

    @Test
    void no_reason_holds_a_secret() {
        for (var answer : new Answer[] {Answer.json(200, "{}"), Answer.json(500, ""), Answer.CUT}) {
            vonage.then(answer);
            assertThat(sms.send(say()).toString()).doesNotContain("muara-local-vonage");
        }
    }

    @Test
    void a_file_is_fetched_with_a_pass_where_there_is_an_application() {
        var real = "https://api-us.nexmo.com/v3/media/1";

        assertThat(locate(application, real)).isInstanceOfSatisfying(Located.At.class, at -> {
            assertThat(at.address()).isEqualTo(URI.create(real));
            assertThat(at.headers().get("Authorization")).startsWith("Bearer ");
            assertThat(at.trusted()).isFalse();
        });
        assertThat(locate(sms, vonage.url() + "/v3/media/1")).isInstanceOfSatisfying(Located.At.class, at -> {
            assertThat(at.headers()).isEmpty();
            assertThat(at.trusted()).isTrue();
        });
        assertThat(locate(sms, "not an address")).isInstanceOf(Located.Gone.class);
    }

    private void assertCutOffIsUncertain(VonageChannel channel) {
        vonage.then(Answer.json(503, ""));
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        vonage.then(Answer.CUT);
        assertThat(channel.send(say())).isInstanceOf(Delivery.Uncertain.class);
        vonage.close();
        assertThat(channel.send(say())).isInstanceOf(Delivery.Unavailable.class);
    }

    private static void assertRefused(Delivery delivery, String words) {
        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.reason())
                .contains(words));
    }

    private static Located locate(VonageChannel channel, String url) {
        return channel.media().orElseThrow().locate("demo", file(url));
    }

    private static Attachment file(String url) {
        return new Attachment(
                "a.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url),
                Optional.empty());
    }

    private static OutboundMessage say() {
        return ZOE.saying("halo");
    }

    private static Answer accepted() {
        return Answer.json(202, "{\"message_uuid\":\"2f0b3c52-1111-4222-8333-444455556601\"}");
    }

    private static Answer taken(String... statuses) {
        var messages = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            messages.append(i == 0 ? "" : ",")
                    .append("{\"to\":\"628\",\"message-id\":\"0C%d\",\"status\":\"%s\"}".formatted(i + 1, statuses[i]));
        }
        return Answer.json(200, "{\"message-count\":\"%d\",\"messages\":[%s]}".formatted(statuses.length, messages));
    }

    private static String error(int code) {
        return """
                {"type":"https://developer.vonage.com/api-errors/messages#%d","title":"Invalid",
                 "detail":"Something is wrong.","instance":"bf0"}""".formatted(code);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode decoded(String part) {
        return json(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    }

    private static boolean isSigned(String signed, String signature) throws GeneralSecurityException {
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KEYS.getPublic());
        verifier.update(signed.getBytes(UTF_8));
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPrivate().getEncoded()));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.muara.chat.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.chat.Vectors;
import io.muara.chat.Vectors.Vector;
import io.muara.chat.manual.ManualProof.Seen;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.setup.UnusableConfiguration;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManualProofTest {

    private static final String OTHER_SECRET = "whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=";
    private static final String OTHER_KEY = "another-key-that-is-long-enough";

    private final ManualProof proof = new ManualProof(Desks.accounts(
            Map.of(
                    "desk", Desks.withKeys(OTHER_KEY, Desks.KEY),
                    "kiosk", Desks.withSecrets(OTHER_SECRET, Desks.SECRET),
                    "hashed",
                            Desks.withKeys(
                                    "sha256:" + HexFormat.of().formatHex(ManualKeys.hash("only-its-hash-is-known")))),
            "prod"));

    static List<Vector> vectors() {
        return Vectors.of("standard-webhooks");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_vector_behaves_as_marked(Vector vector) {
        var only = new ManualProof(Desks.accounts(Map.of("kiosk", Desks.withSecrets(vector.secret())), "prod"));
        var now = Instant.ofEpochSecond(vector.json().get("now_epoch_s").asLong());
        var call = new WebhookCall("", "", vector.headers(), vector.body(), now);

        assertThat(isProven(only, call)).isEqualTo(vector.isValid());
    }

    @Test
    void there_are_five_vectors() {
        assertThat(vectors()).hasSize(5);
    }

    @Test
    void each_of_several_keys_opens_and_says_whose_call_it_is() {
        assertThat(account(key(Desks.KEY, ""))).isEqualTo("desk");
        assertThat(account(key(OTHER_KEY, ""))).isEqualTo("desk");
        assertThat(account(key("only-its-hash-is-known", ""))).isEqualTo("hashed");
        assertThat(account(key(Desks.KEY, "account=desk"))).isEqualTo("desk");
    }

    @Test
    void a_wrong_key_opens_nothing_nor_does_a_right_one_of_another_account() {
        for (var call : List.of(
                key("wrong", ""),
                key("", ""),
                key(Desks.KEY + "x", ""),
                key(Desks.KEY, "account=kiosk"),
                key(Desks.KEY, "account=nobody"),
                new WebhookCall("", "", Map.of("authorization", "Basic " + Desks.KEY), new byte[0], Instant.EPOCH),
                new WebhookCall("", "", Map.of(), new byte[0], Instant.EPOCH))) {
            assertThat(proof.look(call)).isInstanceOf(Seen.Refused.class);
        }
    }

    @Test
    void each_of_several_secrets_signs_for_its_account() {
        var vector = vectors().getFirst();

        assertThat(proof.check(call(vector, vector.headers(), vector.body(), "")))
                .isInstanceOfSatisfying(
                        Seen.Of.class, of -> assertThat(of.account().name()).isEqualTo("kiosk"));
        assertThat(proof.check(call(vector, vector.headers(), vector.body(), "account=desk")))
                .isInstanceOf(Seen.Refused.class);
    }

    @Test
    void a_changed_body_id_time_or_garbled_header_is_not_believed() {
        var vector = vectors().getFirst();
        for (int at = 0; at < vector.body().length; at += 5) {
            var changed = vector.body();
            changed[at] ^= 1;
            assertThat(isProven(proof, call(vector, vector.headers(), changed, "")))
                    .isFalse();
        }
        for (var name : vector.headers().keySet()) {
            for (var garbage :
                    List.of("", "v1,", "v1,!!!", "v1a,AAAA", ",", "9".repeat(40), "=".repeat(5000), "\u0000")) {
                var headers = new HashMap<>(vector.headers());
                headers.put(name, garbage);
                assertThat(isProven(proof, call(vector, headers, vector.body(), "")))
                        .as(name + garbage)
                        .isFalse();
            }
        }
    }

    @Test
    void what_cannot_be_used_stops_the_start_and_names_the_property() {
        refused(Desks.withKeys("short"), "muara.manual.accounts.kiosk.api-keys", "openssl rand");
        refused(Desks.withKeys("muara-local-intake-key"), "muara.manual.accounts.kiosk.api-keys", "your own");
        refused(Desks.withKeys("sha256:abc"), "muara.manual.accounts.kiosk.api-keys", "64 hex digits");
        refused(Desks.withSecrets("not a secret"), "muara.manual.accounts.kiosk.signing-secrets", "whsec_");
        refused(
                Desks.withSecrets("whsec_bXVhcmEtbG9jYWwtc2lnbmluZy1zZWNyZXQtMDAwMQ=="),
                "muara.manual.accounts.kiosk.signing-secrets",
                "your own");
        refused(Desks.withWebhook(URI.create("http://kiosk.example.org/"), Desks.SECRET), "webhook.url", "https");
        refused(
                Desks.withWebhook(URI.create("https://me:it@kiosk.example.org/"), Desks.SECRET),
                "webhook.url",
                "login");
        refused(Desks.withWebhook(URI.create("https://kiosk.example.org/"), "x"), "webhook.secrets", "whsec_");
        refused(
                new Desks.Account(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                "api-keys",
                "signing-secrets");
        assertThatThrownBy(() ->
                        Desks.accounts(Map.of("a", Desks.withKeys(Desks.KEY), "b", Desks.withKeys(Desks.KEY)), "prod"))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContaining("give each its own");
    }

    private static void refused(ManualConfig.Account account, String... words) {
        assertThatThrownBy(() -> Desks.accounts(Map.of("kiosk", account), "prod"))
                .isInstanceOf(UnusableConfiguration.class)
                .hasMessageContainingAll(words);
    }

    private String account(WebhookCall call) {
        return ((Seen.Of) proof.look(call)).account().name();
    }

    private static boolean isProven(ManualProof proof, WebhookCall call) {
        return proof.look(call) instanceof Seen.Signed && proof.check(call) instanceof Seen.Of;
    }

    private static WebhookCall key(String key, String query) {
        return new WebhookCall("", query, Map.of("authorization", "Bearer " + key), new byte[0], Instant.EPOCH);
    }

    private static WebhookCall call(Vector vector, Map<String, String> headers, byte[] body, String query) {
        return new WebhookCall(
                "",
                query,
                headers,
                body,
                Instant.ofEpochSecond(vector.json().get("now_epoch_s").asLong()));
    }
}

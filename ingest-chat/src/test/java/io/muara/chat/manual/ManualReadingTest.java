package io.muara.chat.manual;

import static io.muara.chat.manual.Given.NOW;
import static io.muara.chat.manual.Given.READING;
import static io.muara.chat.manual.Given.SAMPLES;
import static io.muara.chat.manual.Given.good;
import static io.muara.chat.manual.Given.json;
import static io.muara.chat.manual.Given.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.ingest.Arrived;
import io.muara.ingest.Records;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManualReadingTest {

    private static final int MUTATIONS = 4000;

    @Test
    void the_same_again_has_the_same_id_and_everything_else_another() {
        for (var file : good()) {
            assertThat(read(SAMPLES.bytes(file))).isEqualTo(read(SAMPLES.bytes(file)));
        }
        assertThat(good().stream().map(SAMPLES::bytes).map(this::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_call_and_a_message_with_the_same_id_are_two_things() {
        var message = message("""
                {"id":"7","medium":"phone","contact":{"identities":[{"kind":"phone","value":"+628123456789"}]},"text":"a"}""");
        var call = message("{\"id\":\"7\",\"number\":\"+628123456789\",\"outcome\":\"answered\"}");

        assertThat(call.id()).isNotEqualTo(message.id());
        assertThat(call.conversation()).isEqualTo(message.conversation());
    }

    @Test
    void the_original_reads_again_as_the_same() {
        for (var file : good()) {
            if (read(SAMPLES.bytes(file)) instanceof Arrived.Message(var message)) {
                var original = message.provenance().original().text().orElseThrow();

                assertThat(message(original)).isEqualTo(message);
            }
        }
    }

    @Test
    void two_callers_who_hide_their_number_are_two_people() {
        var one = message("{\"id\":\"1\",\"number\":\"anonymous\",\"outcome\":\"missed\"}");
        var other = message("{\"id\":\"2\",\"number\":\"anonymous\",\"outcome\":\"missed\"}");

        assertThat(one.conversation()).isNotEqualTo(other.conversation());
        assertThat(one.sender().identities())
                .doesNotContainAnyElementsOf(other.sender().identities());
    }

    @Test
    void a_call_tells_who_of_us_spoke_and_on_which_line() {
        assertThat(message(new String(SAMPLES.bytes("call.json"), UTF_8)).content())
                .isInstanceOfSatisfying(Content.Call.class, call -> {
                    assertThat(call.agent()).contains("budi");
                    assertThat(call.line()).contains("+62215000001");
                });
    }

    @Test
    void what_says_nothing_at_all_is_refused_but_a_scan_says_enough() {
        var scan = SAMPLES.bytes("message-scan-only.json");

        assertThat(mistake(scan, false).wrong())
                .extracting(ManualMistake.Wrong::field)
                .containsExactly("/text");
        assertThat(read(scan)).isInstanceOf(Arrived.Message.class);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        var mistake = mistake(SAMPLES.bytes("refused-three-things.json"), false);

        assertThat(mistake.status()).isEqualTo(422);
        assertThat(mistake.wrong())
                .extracting(ManualMistake.Wrong::field)
                .containsExactlyInAnyOrder("/id", "/medium", "/contact/identities");
        assertThat(mistake.detail())
                .startsWith("id is missing; medium must be one of")
                .endsWith(".");
    }

    @Test
    void a_field_that_there_is_not_is_told_with_those_that_there_are() {
        var mistake = mistake(SAMPLES.bytes("refused-unknown-field.json"), false);

        assertThat(mistake.detail()).startsWith("sent is not a field there is").contains("sent_at");
    }

    @Test
    void a_file_on_a_host_that_nobody_allowed_is_refused() {
        var kiosk = new ManualReading("kiosk", Optional.of(Set.of("files.example.org", "*.cdn.example.org")));

        for (var allowed :
                List.of("https://files.example.org/a", "https://FILES.example.org/a", "https://x.cdn.example.org/a")) {
            assertThat(kiosk.read(ManualKind.MESSAGE, withFile(allowed), false, NOW))
                    .as(allowed)
                    .isNotNull();
        }
        for (var refused : List.of(
                "https://cdn.example.org/a",
                "https://files.example.org.evil.test/a",
                "https://evilcdn.example.org/a",
                "https://169.254.169.254/a",
                "https://[::1]/a",
                "https://files.example.org@evil.test/a",
                "https://files.example.org\\\\@evil.test/a",
                "http://files.example.org/a")) {
            var mistake = catchThrowableOfType(
                    ManualMistake.class, () -> kiosk.read(ManualKind.MESSAGE, withFile(refused), false, NOW));
            assertThat(mistake).as(refused).isNotNull();
            assertThat(mistake.wrong()).extracting(ManualMistake.Wrong::field).containsExactly("/attachments/0/url");
        }
    }

    @Test
    void what_is_not_json_is_refused_with_the_place_where_it_goes_wrong() {
        assertThat(mistake("{\"id\":\n 1,,}".getBytes(UTF_8), false).detail()).contains("line 2");
        for (var garbage : List.of(
                "",
                "not json",
                "[]",
                "null",
                "{\"a\":",
                "7",
                "[".repeat(5000),
                "\u0000\u0001",
                "{}{}",
                "{\"id\":1,\"id\":2}")) {
            assertThat(mistake(garbage.getBytes(UTF_8), false).status())
                    .as(garbage)
                    .isIn(400, 422);
        }
        assertThat(mistake(new byte[] {'{', (byte) 0xC3, '}'}, false).detail()).contains("UTF-8");
    }

    @Test
    void text_that_holds_half_a_character_is_kept() {
        for (var file : List.of("message-letter.json", "message-chat.json", "call.json")) {
            var half = new String(SAMPLES.bytes(file), UTF_8).replace("café", "caf\\ud83d");

            assertThat(Records.of(read(half.getBytes(UTF_8)), ManualReading.ID, NOW))
                    .isPresent();
        }
    }

    @Test
    void whatever_chance_makes_of_a_sample_is_taken_or_told_to_be_wrong() {
        var random = new Random(20261121);
        for (int i = 0; i < MUTATIONS; i++) {
            var bytes = SAMPLES.bytes(good().get(i % good().size()));
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\",:0tn\\".charAt(random.nextInt(11));
            }
            for (var kind : ManualKind.values()) {
                try {
                    assertThat(Records.of(READING.read(kind, bytes, false, NOW), ManualReading.ID, NOW))
                            .isPresent();
                } catch (ManualMistake told) {
                    assertThat(told.status()).isIn(400, 422);
                }
            }
        }
    }

    private static byte[] withFile(String url) {
        return """
                {"id":"1","medium":"chat","contact":{"identities":[{"kind":"phone","value":"+628123456789"}]},
                 "attachments":[{"url":"%s"}]}""".formatted(url).getBytes(UTF_8);
    }

    private InboundMessage message(String json) {
        return ((Arrived.Message) read(json.getBytes(UTF_8))).message();
    }

    private Object id(byte[] json) {
        return switch (read(json)) {
            case Arrived.Message(var message) -> message.id();
            case Arrived.Report(var report) -> report.id();
            default -> throw new AssertionError("neither a message nor a report");
        };
    }

    private ManualMistake mistake(byte[] json, boolean hasFiles) {
        return catchThrowableOfType(ManualMistake.class, () -> READING.read(ManualKind.MESSAGE, json, hasFiles, NOW));
    }
}

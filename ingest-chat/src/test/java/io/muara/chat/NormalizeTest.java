package io.muara.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizeTest {

    private static final String FOLDER = "src/test/resources/whatsapp/";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void every_element_is_one_line_that_names_its_file() throws Exception {
        assertThat(run("", "whatsapp", FOLDER + "text.json", FOLDER + "status-sent.json"))
                .isEqualTo(0);

        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst().get("file").asText()).endsWith("text.json");
        var message = Wire.read(Wire.bytes(lines().getFirst().get("message")), InboundMessage.class);
        assertThat(message.conversation().account()).isEqualTo("demo");
        assertThat(lines().getLast().get("report").get("status").asText()).isEqualTo("sent");
    }

    @Test
    void what_cannot_be_read_is_a_line_with_the_reason_and_the_others_go_on() throws Exception {
        assertThat(run(
                        "",
                        "whatsapp",
                        FOLDER + "not-whatsapp.json",
                        FOLDER + "template-approved.json",
                        FOLDER + "text.json"))
                .isEqualTo(3);

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0).has("quarantined")).isTrue();
        assertThat(lines().get(1).has("quarantined")).isTrue();
        assertThat(lines().get(2).has("message")).isTrue();
    }

    @Test
    void a_dash_reads_standard_input_for_the_account_that_is_named() throws Exception {
        var body = new String(Files.readAllBytes(Path.of(FOLDER + "text.json")), UTF_8);

        assertThat(run(body, "whatsapp", "--account", "shop", "-")).isEqualTo(0);

        assertThat(lines().getFirst().get("message").get("conversation").asText())
                .startsWith("whatsapp:shop/");
    }

    @Test
    void wrong_usage_is_one_sentence() {
        assertThat(run("")).isEqualTo(2);
        assertThat(run("", "whatsapp")).isEqualTo(2);
        assertThat(run("", "pigeon", FOLDER + "text.json")).isEqualTo(2);
        assertThat(run("", "whatsapp", "no-such-file.json")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("usage:").contains("'pigeon'").contains("'no-such-file.json'");
    }

    private int run(String in, String... arguments) {
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Normalize(
                        new ByteArrayInputStream(in.getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        clock)
                .run(List.of(arguments));
    }

    private List<JsonNode> lines() {
        return out.toString(UTF_8)
                .lines()
                .map(line -> Wire.read(line.getBytes(UTF_8), JsonNode.class))
                .toList();
    }
}

package io.muara.email;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalizeTest {

    private static final String MAIL = "From: s@x.id\nContent-Type: application/pdf; name=a.pdf\n\npdf";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void each_file_is_a_line_with_its_name_and_message() throws Exception {
        var file = Files.writeString(folder.resolve("a.eml"), MAIL).toString();

        assertThat(run("", file, file)).isZero();

        assertThat(lines()).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("file").asText()).isEqualTo(file);
            var message = Wire.json().treeToValue(line.path("message"), InboundMessage.class);
            assertThat(message.conversation()).hasToString("email:support/s@x.id");
            assertThat(message.attachments()).singleElement().satisfies(kept -> {
                assertThat(kept.bytes()).hasValue(3L);
                assertThat(kept.sha256()).isPresent();
                assertThat(kept.stored()).isEmpty();
            });
        });
    }

    @Test
    void standard_input_and_another_account_can_be_named() throws Exception {
        assertThat(run(MAIL, "--account", "sales", "-")).isZero();

        assertThat(lines().getFirst().at("/message/conversation").asText()).isEqualTo("email:sales/s@x.id");
    }

    @Test
    void a_bounce_is_shown_as_the_report_that_it_is() throws Exception {
        assertThat(run("""
                        From: MAILER-DAEMON@x.id
                        Subject: failure notice

                        Message-ID: <0b1f2a30-4c5d-4e6f-8a9b-0c1d2e3f4a5b@toko.example>
                        """, "-")).isZero();

        assertThat(lines().getFirst().at("/report/status").asText()).isEqualTo("failed");
    }

    @Test
    void an_unreadable_mail_is_told_of_and_the_others_go_on() throws Exception {
        var bad = Files.writeString(folder.resolve("bad.eml"), "X: y\n".repeat(3_000) + "\n")
                .toString();
        var good = Files.writeString(folder.resolve("good.eml"), MAIL).toString();

        assertThat(run("", bad, good)).isEqualTo(3);

        assertThat(lines().getFirst().path("quarantined").asText()).isNotBlank();
        assertThat(lines().getLast().has("message")).isTrue();
    }

    @Test
    void wrong_usage_and_a_missing_file_are_said_in_a_sentence() {
        assertThat(run("")).isEqualTo(2);
        assertThat(run("", "--what")).isEqualTo(2);
        assertThat(run("", "nowhere.eml")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("usage:", "nowhere.eml cannot be read");
        assertThat(out.size()).isZero();
    }

    private int run(String input, String... arguments) {
        return new Normalize(
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Clock.systemUTC())
                .run(List.of(arguments));
    }

    private List<JsonNode> lines() throws Exception {
        var lines = Wire.json().readerFor(JsonNode.class).<JsonNode>readValues(out.toByteArray());
        return lines.readAll();
    }
}

package io.muara.email.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeedsTest {

    private static final int MANY = 400_000;

    @ParameterizedTest
    @EnumSource
    void what_was_found_once_is_mended_for_good(Target target) throws IOException {
        var seeds = Seeds.files(target);

        assertThat(seeds).isNotEmpty();
        for (var seed : seeds) {
            Limits.within(target, Files.readAllBytes(seed));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nobody_can_keep_a_reader_busy_or_fill_its_memory(String mail) {
        Limits.within(Target.MAIL, mail.getBytes(ISO_8859_1));
    }

    private static Stream<String> hostile() {
        var html = "Content-Type: text/html\n\n";
        return Stream.of(
                "To: \"" + "\\\"".repeat(MANY / 2) + "\n\n",
                "To: " + "a".repeat(MANY / 2) + "@" + ":".repeat(MANY / 2) + "\n\n",
                "To: a@b" + ".".repeat(MANY) + "c\n\n",
                "Content-Type: text/plain; " + "a".repeat(MANY) + "\n\n",
                "Content-Disposition: attachment; filename=\"" + " ".repeat(MANY) + "x\"\n\n",
                "Date: " + "a".repeat(MANY) + "\n\n",
                "Subject: " + "=?utf-8?q?".repeat(MANY / 10) + "\n\n",
                "References: " + "<".repeat(MANY) + "\n\n",
                "\n" + "On a:\n".repeat(MANY / 6),
                "\n" + "From: x\n".repeat(MANY / 8),
                "\n" + "> x\n".repeat(MANY / 4),
                html + "&nbsp;".repeat(MANY) + "x",
                html + "<blockquote>".repeat(5_000) + "<br>x".repeat(50_000),
                html + "<table><tr><td>".repeat(20_000));
    }
}

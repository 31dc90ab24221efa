package io.muara.router.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void the_shipped_rules_are_fine() {
        assertThat(check("src/main/resources/rules")).isZero();
        assertThat(out.toString(UTF_8))
                .containsPattern(
                        "\\d+ rules and \\d+ examples in basics.yaml, examples.yaml, rules.yaml, spellings.yaml, synonyms.yaml, no mistakes, version [0-9a-f]{12}");
    }

    @Test
    void each_mistake_is_a_line_and_the_exit_status_says_so() throws IOException {
        var file = Files.writeString(folder.resolve("my.yaml"), "team: [a]\n");

        assertThat(check(file.toString())).isEqualTo(Exit.MISTAKES);
        assertThat(out.toString(UTF_8).lines())
                .contains(
                        file + ":1:1: team: unknown key 'team'; did you mean 'teams'?",
                        file + ":1:1: the section 'rules' is missing");
    }

    @Test
    void a_missing_file_and_a_missing_name_are_wrong_calls() {
        assertThat(check(folder.resolve("none.yaml").toString())).isEqualTo(Exit.WRONG_CALL);
        assertThat(check()).isEqualTo(Exit.WRONG_CALL);
        assertThat(err.toString(UTF_8)).contains("There is no '", "Name one folder of rules, or one file");
    }

    private int check(String... arguments) {
        return Rules.run(
                Stream.concat(Stream.of("check"), Stream.of(arguments)).toList(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}

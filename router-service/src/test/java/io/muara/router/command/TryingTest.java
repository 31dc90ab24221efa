package io.muara.router.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryingTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void the_shipped_examples_are_decided_as_expected() {
        assertThat(rules("test", "src/main/resources/rules")).isZero();
        assertThat(out.toString(UTF_8)).containsPattern("\\d+ examples, 0 not as expected, version [0-9a-f]{12}");
    }

    @Test
    void what_is_decided_otherwise_is_shown_with_its_place_and_the_rules_that_fired() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                defaults: { category: a, priority: low, team: b }
                teams: [b]
                categories: { a: , c: }
                rules: [{ name: broken, when: { words: rusak }, then: { category: c } }]
                examples: [{ text: barang rusak, expect: { category: a } }]
                """);

        assertThat(rules("test", folder.toString())).isEqualTo(Exit.MISTAKES);
        assertThat(out.toString(UTF_8).lines())
                .startsWith(
                        folder + "/a.yaml:5:12: examples[0]: barang rusak",
                        "    expected category=a, but got c",
                        "    by broken: text has word 'rusak' at 7")
                .anyMatch(line -> line.startsWith("1 examples, 1 not as expected, version "));
    }

    @Test
    void rules_with_mistakes_are_not_tried() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "teams: b\n");

        assertThat(rules("test", folder.toString())).isEqualTo(Exit.MISTAKES);
        assertThat(out.toString(UTF_8)).contains("the section 'rules' is missing");
    }

    @Test
    void who_asks_for_nothing_that_there_is_gets_told_what_there_is() {
        assertThat(rules("tset")).isEqualTo(Exit.WRONG_CALL);
        assertThat(rules()).isEqualTo(Exit.WRONG_CALL);
        assertThat(rules("test")).isEqualTo(Exit.WRONG_CALL);
        assertThat(err.toString(UTF_8)).contains("usage: ./muara rules check FOLDER", "Name one folder of rules");
    }

    private int rules(String... arguments) {
        return Rules.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

package io.muara.router.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void a_decision_is_shown_with_every_rule_that_fired_its_evidence_and_what_it_changed() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                defaults: { category: a, priority: low, team: b }
                teams: [b]
                categories: { a: , c: }
                rules:
                  - name: broken
                    when: { words: rusak, channel: telegram, account: shop, sender: "+62811" }
                    then: { category: c, labels: [damaged, x], agent: sari }
                """);

        assertThat(explain(
                        folder.toString(),
                        "barang saya rusak",
                        "--channel",
                        "telegram",
                        "--account",
                        "shop",
                        "--sender",
                        "+62811"))
                .isZero();
        assertThat(out.toString(UTF_8)
                        .replaceAll("[0-9a-f]{12}", "VERSION")
                        .replaceAll("0[.]\\d+", "SURE")
                        .lines())
                .containsExactly(
                        "category  c",
                        "priority  low",
                        "team      b",
                        "agent     sari",
                        "labels    damaged, x",
                        "version   VERSION",
                        "language  id (SURE)",
                        "",
                        "broken",
                        "    because text has word 'rusak' at 12",
                        "    because channel is telegram",
                        "    because account is shop",
                        "    because sender is +62811",
                        "    sets category=c",
                        "    sets agent=sari",
                        "    sets label=damaged",
                        "    sets label=x",
                        "defaults",
                        "    because no rule decided it",
                        "    sets priority=low",
                        "    sets team=b");
    }

    @Test
    void where_no_folder_is_named_the_shipped_rules_decide() {
        assertThat(explain("Kak, slot gacor!")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("category  spam\n");
    }

    @Test
    void who_writes_is_told_by_the_keys_of_examples() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                defaults: { category: a, priority: low, team: b }
                teams: [b, c]
                categories: { a: , d: }
                rules:
                  - name: known
                    when: { contact: { vip: true, labels: reseller, attributes: { tier: gold } }, latest: { team: c, waiting: { at-least: 2h } } }
                    then: { agent: $owner, team: $latest }
                """);

        assertThat(explain(
                        folder.toString(),
                        "halo",
                        "--contact",
                        "vip: true, owner: sari, labels: [reseller], attributes: { tier: gold }",
                        "--latest",
                        "{ team: c, category: d, waiting: 3h }"))
                .isZero();

        assertThat(out.toString(UTF_8))
                .contains("team      c\n", "agent     sari\n", "because contact label is reseller");
    }

    @Test
    void what_nobody_can_be_is_told_with_what_was_probably_meant() {
        assertThat(explain("halo", "--contact", "vipp: true", "--latest", "category: complaimt"))
                .isEqualTo(Exit.WRONG_CALL);
        assertThat(explain("halo", "--contact", "vip: [")).isEqualTo(Exit.WRONG_CALL);
        assertThat(err.toString(UTF_8))
                .contains(
                        "contact.vipp: unknown key 'vipp'; did you mean 'vip'?",
                        "latest.category: unknown category 'complaimt'; did you mean 'complaint'?",
                        "this is not YAML");
    }

    @Test
    void who_asks_wrongly_is_told_how_to_ask() {
        assertThat(explain()).isEqualTo(Exit.WRONG_CALL);
        assertThat(explain("halo", "--at", "noon")).isEqualTo(Exit.WRONG_CALL);
        assertThat(explain("halo", "--account", "a/b")).isEqualTo(Exit.WRONG_CALL);
        assertThat(explain("halo", "--topic", "x")).isEqualTo(Exit.WRONG_CALL);
        assertThat(explain("halo", "--subject")).isEqualTo(Exit.WRONG_CALL);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "Say what the message says, in quotes; before it, if you like, a folder of rules.",
                        "--at must be a moment with its offset, such as 2026-01-05T12:00+07:00.",
                        "account must be present and without a slash, but was 'a/b'",
                        "There is no option --topic.",
                        "The option --subject needs a value.");
    }

    private int explain(String... arguments) {
        var all = new ArrayList<>(List.of("explain"));
        all.addAll(List.of(arguments));
        return Rules.run(all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

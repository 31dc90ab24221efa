package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "muara.tests.long", matches = "true", disabledReason = "./muara test --long runs it")
class AcceptanceIT {

    @Test
    void all_are_called_in_turns_and_accept_everything_on_both_channels() throws Exception {
        var printed = new ByteArrayOutputStream();
        var plan = Plan.usual(Path.of("..").toAbsolutePath().normalize())
                .with("--warm-up", "100", "--rounds", "1", "--seconds", "1", "--connections", "8");

        try (var out = new PrintStream(printed, true, UTF_8);
                var acceptance = new Acceptance(plan, new AcceptanceTable(out))) {
            acceptance.run();
        }

        var lines = printed.toString(UTF_8).lines().toList();
        for (var name : new String[] {"nothing (ceiling)", "baseline", "Camel route", "ingest-chat"}) {
            var rows = lines.stream().filter(line -> line.startsWith(name)).toList();
            // At the peak and at a fixed rate, for each of the two channels.
            assertThat(rows).as(name).hasSize(4).allMatch(row -> row.endsWith(" 0"), "no errors");
        }
    }
}

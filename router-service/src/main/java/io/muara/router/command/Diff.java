package io.muara.router.command;

import io.muara.router.cluster.NamedCluster;
import io.muara.router.rules.Example;
import io.muara.router.rules.RulesReading;
import io.muara.router.rules.Trial;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Lists what two sets of rules decide differently: of all that came in since a day, or of their examples. */
record Diff(PrintStream out) {

    private static final Set<String> OPTIONS = Set.of("replay", "kafka", "kafka-config");

    int run(List<String> arguments) {
        var options = Options.of(arguments, OPTIONS);
        if (options.rest().size() != 2) {
            throw new WrongCall("Name two folders of rules: the old ones and the new ones.");
        }
        var before = NamedRules.usable(NamedRules.source(options.rest().getFirst()));
        var after = NamedRules.usable(NamedRules.source(options.rest().getLast()));
        var comparison = new Comparison(before.rules(), after.rules(), out);
        options.named("replay")
                .ifPresentOrElse(since -> replay(since, cluster(options), comparison), () -> examples(before, after)
                        .forEach(comparison::compare));
        out.println(comparison.summary());
        return Exit.FINE;
    }

    private static Stream<Trial> examples(RulesReading.Usable before, RulesReading.Usable after) {
        return Stream.concat(before.examples().stream(), after.examples().stream())
                .map(Example::trial)
                .distinct();
    }

    private static NamedCluster cluster(Options options) {
        try {
            return NamedCluster.of(options.named("kafka"), options.named("kafka-config"));
        } catch (IllegalArgumentException e) {
            throw new WrongCall(String.valueOf(e.getMessage()));
        }
    }

    private void replay(String since, NamedCluster kafka, Comparison comparison) {
        try {
            var unreadable = Journal.replay(kafka, moment(since), comparison::compare);
            if (unreadable > 0) {
                out.println("%d records could not be read".formatted(unreadable));
            }
        } catch (KafkaException e) {
            throw new WrongCall("The journal at %s cannot be read: %s".formatted(kafka, NamedCluster.reason(e)));
        }
    }

    /** A day begins at midnight UTC. */
    private static Instant moment(String written) {
        try {
            return written.contains("T")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new WrongCall("--replay must be a day or a moment, such as 2026-01-05 or 2026-01-05T12:00+07:00.");
        }
    }
}

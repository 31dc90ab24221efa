package io.muara.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./muara quarantine}: what nobody could read, and what is done about it. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what nobody could read, and settles it: by reading it again, or by dropping it.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything was done",
            "1:it was refused, or the service does not answer",
            "2:the command was not understood",
            "3:something could not be settled and goes on waiting"
        })
final class Quarantine {

    private static final int DONE = 0;
    private static final int SOMETHING_WAITS = 3;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what waits, the oldest first.")
    int list(
            @Mixin QuarantineTarget target,
            @Mixin QuarantineFilter filter,
            @Option(names = "--settled", description = "Lists what was settled instead.") boolean settled,
            @Option(
                            names = "--most",
                            defaultValue = "200",
                            paramLabel = "N",
                            description = "Lists no more than these (default: ${DEFAULT-VALUE}).")
                    int most) {
        var list = target.first().list(filter.query() + "&settled=" + settled, most);
        System.out.println(target.json() ? list.toPrettyString() : QuarantineTable.of(list));
        return DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one, with its bytes if they are text.")
    int show(
            @Mixin QuarantineTarget target,
            @Option(names = "--raw", description = "Writes its bytes as they are, and nothing else.") boolean raw,
            @Parameters(paramLabel = "ID") String id) {
        var api = target.first();
        if (raw) {
            write(api.raw(id));
            return DONE;
        }
        var entry = api.get("/" + QuarantineClient.id(id));
        System.out.println(target.json() ? entry.toPrettyString() : QuarantineTable.whole(entry, () -> api.raw(id)));
        return DONE;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Reads it again with the code of today. What can be read becomes what it would have been.")
    int replay(@Mixin QuarantineTarget target, @ArgGroup(multiplicity = "1", exclusive = false) Which which) {
        return told(new QuarantineDeed(target.all(), "replay", "{}"), which, target.json());
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Settles it as it is. Its bytes stay where they are until their time is over.")
    int drop(
            @Mixin QuarantineTarget target,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why nobody needs it.")
                    String reason,
            @ArgGroup(multiplicity = "1", exclusive = false) Which which) {
        // Dropping reads nothing, so that any service does it for every channel.
        return told(
                new QuarantineDeed(List.of(target.first()), "drop", QuarantineClient.reason(reason)),
                which,
                target.json());
    }

    private static int told(QuarantineDeed deed, Which which, boolean json) {
        which.check();
        var results = which.all ? deed.toAll(which.filter()) : deed.to(which.ids);
        System.out.println(json ? results.json() : results.table());
        return results.isAllDone() ? DONE : SOMETHING_WAITS;
    }

    private static void write(byte[] bytes) {
        try {
            System.out.write(bytes);
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some by their ids, or all that a filter means. */
    static final class Which {

        @Parameters(arity = "0..*", paramLabel = "ID")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "All that wait, or those that the following options mean.")
        private boolean all;

        @Option(names = "--channel", paramLabel = "NAME", description = "Only this channel's.")
        private String channel = "";

        @Option(names = "--account", paramLabel = "NAME", description = "Only this account's.")
        private String account = "";

        @Option(
                names = "--since",
                paramLabel = "TIME",
                description = "Only those received since, as 2026-11-21 or 2026-11-21T08:00:00Z.")
        private String since = "";

        void check() {
            if (all == !ids.isEmpty()) {
                throw new Refusal(
                        "name the entries by their ids, or say --all and perhaps --channel, --account or --since; not both.");
            }
        }

        String filter() {
            return QuarantineFilter.query(channel, account, since);
        }
    }
}

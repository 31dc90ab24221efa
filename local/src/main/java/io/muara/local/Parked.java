package io.muara.local;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./muara routing parked}: conversations that wait behind a message that could not be handled. */
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows conversations that wait behind a message that could not be handled, and lets them go on.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything was done",
            "1:it was refused, or the service does not answer",
            "2:the command was not understood",
            "3:some messages still cannot be handled; they stay listed and hold nothing back any more"
        })
final class Parked {

    private static final int DONE = 0;
    private static final int SOMETHING_STAYS = 3;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, the first parked first.")
    int list(@Mixin ParkedTarget target) {
        var parked = target.api().get("/parked").path("items");
        System.out.println(target.json() ? parked.toPrettyString() : ParkedTable.of(parked));
        return DONE;
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Tries their messages once more, in order, and lets the conversations go on.")
    int release(
            @Mixin ParkedTarget target,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "ID",
                            description = "As ./muara routing parked list shows it; or the conversation.")
                    List<String> names) {
        var api = target.api();
        var stays = false;
        for (var name : names) {
            var released = api.post(ParkedTarget.path(name, "release"), List.of());
            System.out.println(target.json() ? released.toPrettyString() : ParkedTable.released(released));
            stays |= released.path("givenUp").asInt() > 0;
        }
        return stays ? SOMETHING_STAYS : DONE;
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description =
                    "Lets go of those that a release could not handle; what waits behind others is never dropped.")
    int drop(
            @Mixin ParkedTarget target,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why nobody needs them.")
                    String reason,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "ID",
                            description = "As ./muara routing parked list shows it; or the conversation.")
                    List<String> names) {
        var api = target.api();
        for (var name : names) {
            var dropped = api.post(ParkedTarget.path(name, "drop"), Map.of("reason", reason));
            System.out.println(target.json() ? dropped.toPrettyString() : ParkedTable.dropped(dropped));
        }
        return DONE;
    }
}

package io.muara.local;

import picocli.CommandLine.Command;

/** {@code ./muara routing}: what became of messages on their way to tickets. */
@Command(
        name = "routing",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what is held on its way to tickets, and lets it go on.",
        subcommands = Parked.class)
final class Routing {}

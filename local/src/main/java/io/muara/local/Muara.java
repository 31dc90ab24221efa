package io.muara.local;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./muara} that need Java. */
@Command(
        name = "./muara",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {Up.class, Send.class, Demo.class, Quarantine.class, Routing.class})
final class Muara {

    private Muara() {}

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        var line = new CommandLine(new Muara());
        SendText.addTo(requireNonNull(line.getSubcommands().get("send")));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal refusal) {
                command.getErr().println("muara: " + refusal.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        line.setParameterExceptionHandler(new UnknownWord(line.getParameterExceptionHandler()));
        return line;
    }
}

package io.muara.local;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells which word a command does not know and which it does; every other mistake is answered as picocli does. */
record UnknownWord(IParameterExceptionHandler others) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) throws Exception {
        if (!(mistake instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return others.handleParseException(mistake, arguments);
        }
        var command = mistake.getCommandLine();
        command.getErr()
                .println("muara: " + sentence(command, unmatched.getUnmatched().getFirst()));
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(CommandLine command, String word) {
        var name = command.getCommandSpec().qualifiedName();
        var known = command.getSubcommands().keySet();
        if (known.isEmpty()) {
            return "'%s' does not take '%s'; %s --help says what it takes.".formatted(name, word, name);
        }
        return "'%s' does not know '%s', only %s."
                .formatted(name, word, known.stream().sorted().collect(Collectors.joining(", ")));
    }
}

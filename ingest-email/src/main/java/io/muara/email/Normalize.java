package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what raw mails become, one JSON object a line, without any server. */
public final class Normalize {

    private static final int WRONG_USAGE = 2;
    private static final int QUARANTINED = 3;
    private static final String USAGE = "usage: normalize email [--account NAME] FILE… (- reads standard input)";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Normalize(InputStream in, PrintStream out, PrintStream err, Clock clock) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    static void main(String[] arguments) {
        var out = new PrintStream(System.out, false, UTF_8);
        var status = new Normalize(System.in, out, System.err, Clock.systemUTC()).run(List.of(arguments));
        out.flush();
        System.exit(status);
    }

    /** @return the exit status */
    int run(List<String> arguments) {
        var files = new ArrayList<>(arguments);
        var account = "support";
        var option = files.indexOf("--account");
        if (option >= 0 && option + 1 < files.size()) {
            account = files.remove(option + 1);
            files.remove(option);
        }
        if (files.isEmpty() || files.stream().anyMatch(file -> file.startsWith("--"))) {
            err.println(USAGE);
            return WRONG_USAGE;
        }
        return normalize(files, new InboundMail(account, Ours.UNKNOWN, _ -> Optional.empty()));
    }

    private int normalize(List<String> files, InboundMail mails) {
        var status = 0;
        for (var file : files) {
            try {
                var outcome = mails.read(new FetchedMail(bytes(file), Optional.empty(), clock.instant()));
                status = outcome instanceof MailOutcome.Quarantine ? QUARANTINED : status;
                out.println(line(file, outcome));
            } catch (IOException e) {
                err.printf("%s cannot be read: %s%n", file, e);
                return WRONG_USAGE;
            }
        }
        return status;
    }

    private byte[] bytes(String file) throws IOException {
        return file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    }

    private static ObjectNode line(String file, MailOutcome outcome) {
        var line = Wire.json().createObjectNode().put("file", file);
        switch (outcome) {
            case MailOutcome.Message(var message) ->
                line.set("message", Wire.json().valueToTree(message));
            case MailOutcome.Report(var report) ->
                line.set("report", Wire.json().valueToTree(report));
            case MailOutcome.Quarantine(var quarantined) -> line.put("quarantined", quarantined.reason());
        }
        return line;
    }
}

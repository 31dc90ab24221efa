package io.muara.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows what an adapter makes of provider payloads: one JSON object a line. Needs no server, no account and no secret. */
public final class Normalize {

    private static final int DONE = 0;
    private static final int WRONG_USAGE = 2;
    private static final int SOMETHING_QUARANTINED = 3;
    private static final String USAGE =
            "usage: normalize CHANNEL [--account NAME] FILE... (- reads standard input), where CHANNEL is one of %s";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Instant now;

    Normalize(InputStream in, PrintStream out, PrintStream err, Clock clock) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.now = clock.instant();
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false, UTF_8);
        var status = new Normalize(System.in, out, System.err, Clock.systemUTC()).run(List.of(arguments));
        out.flush();
        System.exit(status);
    }

    int run(List<String> arguments) {
        var files = new ArrayList<>(arguments);
        var channel = files.isEmpty() ? "" : files.removeFirst();
        var account = account(files);
        var channels = Folders.all();
        if (account.isEmpty() || files.isEmpty()) {
            return wrong(usage(channels));
        }
        var payloads = channels.get(channel);
        if (payloads == null) {
            return wrong("there is no chat channel '%s'; %s".formatted(channel, usage(channels)));
        }
        return all(payload -> payloads.read(account.get(), payload, now), files);
    }

    private int all(Function<byte[], List<Arrived>> reading, List<String> files) {
        var status = DONE;
        for (var file : files) {
            try {
                status = Math.max(status, one(file, reading.apply(bytes(file))));
            } catch (IOException | InvalidPathException e) {
                return wrong("'%s' cannot be read: give the name of a readable file".formatted(file));
            }
        }
        return status;
    }

    private int one(String file, List<Arrived> arrived) {
        var status = DONE;
        for (var element : arrived) {
            switch (element) {
                case Arrived.Message(var message) -> line(file, "message", message);
                case Arrived.Report(var report) -> line(file, "report", report);
                case Arrived.Part part -> line(file, "part", Map.of("group", part.group(), "id", part.id()));
                case Arrived.Unreadable unreadable -> {
                    line(file, "quarantined", unreadable.reason());
                    status = SOMETHING_QUARANTINED;
                }
                case Arrived.Ignored(var kind)
                when arrived.size() == 1 -> {
                    line(file, "quarantined", "it holds no message and no report: " + kind);
                    status = SOMETHING_QUARANTINED;
                }
                case Arrived.Ignored ignored -> {
                    // Beside what is shown there is something that nobody keeps.
                }
            }
        }
        return status;
    }

    private void line(String file, String name, Object value) {
        var line = new LinkedHashMap<>(Map.<String, Object>of("file", file));
        line.put(name, value);
        var bytes = Wire.bytes(line);
        out.write(bytes, 0, bytes.length);
        out.write('\n');
    }

    private byte[] bytes(String file) throws IOException {
        return file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    }

    private int wrong(String sentence) {
        out.flush();
        err.println(sentence);
        return WRONG_USAGE;
    }

    private static String usage(Map<String, Payloads> channels) {
        return USAGE.formatted(String.join(", ", channels.keySet()));
    }

    private static Optional<String> account(List<String> arguments) {
        var at = arguments.indexOf("--account");
        if (at < 0) {
            return Optional.of("demo");
        }
        arguments.remove(at);
        return at < arguments.size() ? Optional.of(arguments.remove(at)) : Optional.empty();
    }
}

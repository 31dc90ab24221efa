package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** One message of the demonstration's morning. */
record DemoMessage(String channel, String from, String name, String subject, String text) {

    static List<DemoMessage> morning() {
        try (var in = Objects.requireNonNull(DemoMessage.class.getResourceAsStream("demo.tsv"), "demo.tsv")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(DemoMessage::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isMail() {
        return channel.equals("email");
    }

    private static DemoMessage parse(String line) {
        var fields = line.split("\t", -1);
        return new DemoMessage(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }
}

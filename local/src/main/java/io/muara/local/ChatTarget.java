package io.muara.local;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which ingest-chat a command talks to: the local one unless it is told otherwise. */
final class ChatTarget {

    @Option(names = "--to", paramLabel = "URL", description = "Another ingest-chat than the local one.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "The state of the platform to send to.")
    private Optional<Path> data = Optional.empty();

    String url() {
        return to.orElseGet(
                () -> Running.portsOf(data.orElseGet(() -> Home.path().resolve(".muara")))
                        .chatUrl());
    }
}

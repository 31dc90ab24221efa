package io.muara.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose quarantine: the local platform's, or that of a service elsewhere. */
final class QuarantineTarget {

    @Option(names = "--to", paramLabel = "URL", description = "Another ingest-chat or ingest-email than the local one.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "Its admin key (default: MUARA_ADMIN_KEY).")
    private Optional<String> key = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "The state of the local platform.")
    private Path data = Home.path().resolve(".muara");

    @Option(names = "--json", description = "Says everything as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    QuarantineClient first() {
        return all().getFirst();
    }

    /** Those that read again: each its own channels. */
    List<QuarantineClient> all() {
        if (to.isPresent()) {
            return List.of(new QuarantineClient(to.get(), key.orElseGet(QuarantineTarget::keyOfEnvironment)));
        }
        var addresses = Running.portsOf(data);
        var known = key.orElseGet(() -> Running.adminKey(data));
        return List.of(
                new QuarantineClient(addresses.chatUrl(), known), new QuarantineClient(addresses.emailUrl(), known));
    }

    private static String keyOfEnvironment() {
        return Optional.ofNullable(System.getenv("MUARA_ADMIN_KEY"))
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new Refusal(
                        "--to needs the service's admin key: give it with --key KEY, or set MUARA_ADMIN_KEY."));
    }
}

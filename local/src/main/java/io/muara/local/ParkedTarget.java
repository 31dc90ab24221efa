package io.muara.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose conversations: the local platform's, or those of a ticket-service elsewhere. */
final class ParkedTarget {

    @Option(names = "--to", paramLabel = "URL", description = "Another ticket-service than the local one.")
    private Optional<URI> to = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "Its API key (default: MUARA_API_KEY).")
    private Optional<String> key = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "The state of the local platform.")
    private Path data = Home.path().resolve(".muara");

    @Option(names = "--json", description = "Says everything as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    Api api() {
        var url = to.map(URI::toString).orElseGet(() -> Running.portsOf(data).ticketUrl());
        return new Api(url.replaceAll("/+$", ""), key.orElseGet(this::knownKey));
    }

    private String knownKey() {
        if (to.isEmpty()) {
            return Running.on(data).apiKey();
        }
        return Optional.ofNullable(System.getenv("MUARA_API_KEY"))
                .filter(given -> !given.isBlank())
                .orElseThrow(() ->
                        new Refusal("--to needs the service's API key: give it with --key KEY, or set MUARA_API_KEY."));
    }

    /**
     * Of what is done to a conversation, whose name may hold slashes and whatever a channel calls people.
     *
     * @param deed {@code release} or {@code drop}
     */
    static String path(String name, String deed) {
        try {
            return new URI(null, null, "/parked/%s/%s".formatted(name, deed), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new Refusal("'%s' is not an id: copy one from ./muara routing parked list.".formatted(name), e);
        }
    }
}

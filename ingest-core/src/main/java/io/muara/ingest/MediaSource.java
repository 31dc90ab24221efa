package io.muara.ingest;

import io.muara.contracts.Attachment;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the files are found that a provider keeps for us. What fetches them is the same for every channel. */
public interface MediaSource {

    /**
     * Where the bytes lie now. Asked again whenever the address turned out to have expired. Called on a thread that may
     * block; gives up by itself within half a minute; an exception counts as {@link Located.Unavailable}.
     *
     * @param account our account that the message came to
     * @param attachment as it stands in the message, with {@code remote} present
     */
    Located locate(String account, Attachment attachment);

    /**
     * The only hosts that bytes are fetched from, redirects included: a name, or {@code *.} and a domain for all names below
     * it. Not for what a test or a local profile puts in the provider's place, which {@link Located.At#trusted} says.
     */
    Set<String> hosts();

    sealed interface Located {

        /**
         * @param headers to send to that host, and to no other that it redirects to
         * @param sha256 of the bytes, lower-case hex, when the provider tells
         * @param bytes how many, when the provider tells
         * @param trusted whether operations configured this very address as the provider's, so that it may be plain http or
         *     lie in a private network; never because of anything that a call said
         */
        record At(
                URI address,
                Map<String, String> headers,
                Optional<String> sha256,
                Optional<Long> bytes,
                boolean trusted)
                implements Located {}

        /** Not ready yet, such as a video that is being converted. */
        record NotYet(Duration pause) implements Located {}

        /** It will never be there, and the reason says why to a person. */
        record Gone(String reason) implements Located {}

        /** The provider cannot be asked right now. */
        record Unavailable(String reason) implements Located {}
    }
}

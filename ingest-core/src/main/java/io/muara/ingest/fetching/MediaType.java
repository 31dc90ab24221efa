package io.muara.ingest.fetching;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of file it is: said with the message, and again by the server that the file comes from. */
final class MediaType {

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
    private static final Set<String> SAYS_NOTHING = Set.of("application/octet-stream", "binary/octet-stream");
    private static final String PAGE = "text/html";

    private MediaType() {}

    /** The server's word, as several channels guess with the message; the message's where the server has none. */
    static String of(String announced, Optional<String> served) {
        return served.map(MediaType::essence)
                .filter(type -> FORM.matcher(type).matches() && !SAYS_NOTHING.contains(type))
                // With its parameters, such as codecs, which servers leave out.
                .filter(type -> !type.equals(essence(announced)))
                .orElse(announced);
    }

    /** Whether a login or error page came, sent with a 200, where a file was to be. */
    static boolean isPageInstead(String announced, Optional<String> served) {
        return served.map(MediaType::essence).filter(PAGE::equals).isPresent()
                && !essence(announced).equals(PAGE);
    }

    private static String essence(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}

package io.muara.router.condition;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How rules name who writes: an address or number, or {@code @domain} for everyone there. */
public final class Senders {

    private static final Pattern NUMBER = Pattern.compile("\\+[\\d\\s().-]+");
    private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^\\d+]");

    private Senders() {}

    /** However it is written, such as {@code +62 811-000}. */
    public static String plain(String written) {
        var plain = written.strip().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(plain).matches() ? NOT_OF_A_NUMBER.matcher(plain).replaceAll("") : plain;
    }

    /** All that may stand in a rule for whoever sent it. */
    static List<String> names(Reading reading) {
        return reading.message().sender().identities().stream()
                .map(identity -> plain(identity.value()))
                .flatMap(Senders::withDomain)
                .toList();
    }

    private static Stream<String> withDomain(String plain) {
        var at = plain.lastIndexOf('@');
        return at < 1 ? Stream.of(plain) : Stream.of(plain, plain.substring(at));
    }
}

package io.muara.router.rules;

import io.muara.contracts.Sender;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address or number of a sender, or {@code @domain} for everyone there. */
record SenderPattern(String written) {

    private static final Pattern NUMBER = Pattern.compile("\\+[\\d\\s().-]+");
    private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^\\d+]");

    SenderPattern {
        written = plain(written);
    }

    boolean matches(Sender sender) {
        return sender.identities().stream().anyMatch(identity -> matches(plain(identity.value())));
    }

    private boolean matches(String identity) {
        return written.startsWith("@") ? identity.endsWith(written) : identity.equals(written);
    }

    private static String plain(String value) {
        var plain = value.strip().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(plain).matches() ? NOT_OF_A_NUMBER.matcher(plain).replaceAll("") : plain;
    }

    @Override
    public String toString() {
        return written;
    }
}

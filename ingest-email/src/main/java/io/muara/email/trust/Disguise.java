package io.muara.email.trust;

import io.muara.contracts.Mail.Address;
import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Senders whose name may make people take them for somebody else. */
public final class Disguise {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'()\\[\\],;:]+@([\\w-]+(?:\\.[\\w-]+)+)");
    private static final Pattern WORD_END = Pattern.compile("[^\\p{L}]+");
    /** Alphabets with letters that look the same. */
    private static final Set<UnicodeScript> ALIKE =
            Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN);

    private Disguise() {}

    /** Why, or empty when nothing about the sender is odd. */
    public static Optional<String> of(Address sender) {
        var name = sender.name().orElse("");
        return otherAddress(name, sender.address())
                .or(() -> mixed("name", name))
                .or(() -> mixed("domain", domain(sender.address())));
    }

    private static Optional<String> otherAddress(String name, String address) {
        var shown = ADDRESS.matcher(name.toLowerCase(Locale.ROOT));
        if (shown.find() && !domain(address).equals(shown.group(1))) {
            return Optional.of("its sender's name shows an address of %s, but it comes from %s"
                    .formatted(shown.group(1), domain(address)));
        }
        return Optional.empty();
    }

    private static Optional<String> mixed(String what, String text) {
        return WORD_END.splitAsStream(text).anyMatch(Disguise::isMixed)
                ? Optional.of("its sender's %s mixes alphabets within a word".formatted(what))
                : Optional.empty();
    }

    private static boolean isMixed(String word) {
        return word.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .filter(ALIKE::contains)
                        .collect(Collectors.toSet())
                        .size()
                > 1;
    }

    private static String domain(String address) {
        return IDN.toUnicode(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }
}

package io.muara.ticket.contact;

import static java.util.Comparator.comparing;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Sender;
import io.muara.ticket.database.Storable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name that nobody else has.
 *
 * @param scope within which that is so; empty when it is so everywhere
 */
public record Identity(String kind, String value, String scope) implements Comparable<Identity> {

    private static final String EMAIL = "email";
    private static final String PHONE = "phone";

    private static final int LONGEST = 500;
    private static final int MOST = 10;
    private static final Comparator<Identity> ORDER =
            comparing(Identity::value).thenComparing(Identity::kind).thenComparing(Identity::scope);

    /** Names of a message, given to whoever has no other. */
    private static final Set<String> OF_MESSAGES = Set.of("call", "slack-message");

    public Identity {
        if (!fits(kind, value, scope)) {
            throw new IllegalArgumentException(
                    "an identity must have a kind and a value, with its scope at most %d characters, all of them storable"
                            .formatted(LONGEST));
        }
        value = kind.equals(EMAIL) ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** Those of the message's sender that prove who they are. User names do not: they may be given up and taken by another. */
    static List<Identity> proving(InboundMessage message) {
        return message.sender().identities().stream()
                .filter(name -> proves(name, message))
                .filter(name -> fits(name.kind(), name.value(), name.scope().orElse("")))
                .map(name ->
                        new Identity(name.kind(), name.value(), name.scope().orElse("")))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Whether people have several of the kind, and pass them on. */
    boolean isPortable() {
        return kind.equals(EMAIL) || kind.equals(PHONE);
    }

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }

    private static boolean proves(Sender.Identity name, InboundMessage message) {
        var kind = name.kind();
        // What mail without a legible sender is filed under is nobody's.
        return !OF_MESSAGES.contains(kind)
                && !kind.endsWith("-comment")
                && !kind.endsWith("-username")
                && !name.value().equals("unknown@" + message.conversation().account());
    }

    private static boolean fits(String kind, String value, String scope) {
        var all = kind + value + scope;
        return !kind.isBlank()
                && !value.isBlank()
                && all.length() <= LONGEST
                && Storable.text(all).equals(all);
    }
}

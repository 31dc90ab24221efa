package io.muara.email;

import io.muara.email.threading.Seal;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail is judged by.
 *
 * @param addresses that our own mail comes from and that others write to, in lower case
 * @param authenticationServer the name by which our mail server signs what it found out about a sender
 * @param installation the name that our automatic mail bears
 * @param seal by which our marks are known; absent when our mail bears none
 * @param headers that messages keep for rules, in lower case
 */
public record Ours(
        Set<String> addresses,
        Optional<String> authenticationServer,
        String installation,
        Optional<Seal> seal,
        Set<String> headers) {

    /** Nothing of ours is known; the usual headers are kept. */
    public static final Ours UNKNOWN =
            new Ours(Set.of(), Optional.empty(), "unknown", Optional.empty(), Set.of(KeptHeaders.USUAL.split(",", -1)));

    public Ours {
        addresses = Set.copyOf(addresses);
        headers = Set.copyOf(headers);
    }

    /** The same where no mail passes our mail server. */
    Ours withoutServer() {
        return new Ours(addresses, Optional.empty(), installation, seal, headers);
    }
}

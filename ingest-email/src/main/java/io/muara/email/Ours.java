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
 */
public record Ours(
        Set<String> addresses, Optional<String> authenticationServer, String installation, Optional<Seal> seal) {

    public static final Ours UNKNOWN = new Ours(Set.of(), Optional.empty(), "unknown", Optional.empty());

    public Ours {
        addresses = Set.copyOf(addresses);
    }
}

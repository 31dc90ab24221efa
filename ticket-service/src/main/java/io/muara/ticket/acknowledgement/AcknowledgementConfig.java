package io.muara.ticket.acknowledgement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "muara.acknowledgement")
public interface AcknowledgementConfig {

    /** Where the contact's language is not known, as two letters. */
    @WithDefault("id")
    String language();

    /** A folder with texts that take the place of ours, such as {@code id.txt}. */
    Optional<Path> texts();

    /** Addresses, and domains as {@code @example.com}, that get none. */
    Optional<List<String>> never();

    /** What is older is not acknowledged: it came with a mailbox that was read for the first time, or had to wait somewhere. */
    @WithDefault("1d")
    Duration within();

    @WithDefault("3")
    int perContactHour();

    @WithDefault("10")
    int perContactDay();

    /** When so many went out from an account, something is wrong, and no more go. */
    @WithDefault("300")
    int perAccountHour();
}

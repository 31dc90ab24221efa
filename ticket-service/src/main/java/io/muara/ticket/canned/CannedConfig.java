package io.muara.ticket.canned;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "muara.canned")
public interface CannedConfig {

    /** Where a response has no text in the contact's language, or nobody knows it; two letters. */
    @WithDefault("id")
    String language();
}

package io.muara.chat.messenger;

import io.muara.chat.meta.MetaAccount;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "muara.messenger")
public interface MessengerConfig {

    /** Meta's Graph API with its version. */
    @WithDefault("https://graph.facebook.com/v24.0")
    URI api();

    /** How long Meta may take to answer a reply; after that nobody knows whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** Our pages, by the name that stands in the webhook's address. */
    Map<String, MetaAccount> accounts();
}

package io.muara.chat.instagram;

import io.muara.chat.meta.MetaAccount;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "muara.instagram")
public interface InstagramConfig {

    /** Meta's Graph API with its version; {@code https://graph.instagram.com/v24.0} for accounts that logged in with Instagram. */
    @WithDefault("https://graph.facebook.com/v24.0")
    URI api();

    /** How long Meta may take to answer a reply; after that nobody knows whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** Our Instagram accounts, by the name that stands in the webhook's address. */
    Map<String, MetaAccount> accounts();
}

package io.muara.chat.x;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@ConfigMapping(prefix = "muara.x")
public interface XConfig {

    String X = "https://api.x.com";

    @WithDefault(X)
    URI api();

    /** How long X may take to answer a reply; after that nobody knows whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** X's id of our user, digits only; not the handle. */
        String userId();

        /** What X signs with: the app's client secret, or its API key secret where it has none; the first answers X's checks. */
        List<String> appSecrets();

        /** Of our user by OAuth 2.0, not of the app. It lives two hours, so let this be {@code file:} and what renews it. */
        String accessToken();

        /** The most that one public reply may hold, counted as X counts. */
        @WithDefault("280")
        int longestPost();
    }
}

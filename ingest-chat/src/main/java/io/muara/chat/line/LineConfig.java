package io.muara.chat.line;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "muara.line")
public interface LineConfig {

    String DATA = "https://api-data.line.me";

    /** LINE's Messaging API. */
    @WithDefault("https://api.line.me")
    URI api();

    /** Where LINE keeps pictures, videos, recordings and files. */
    @WithDefault(DATA)
    URI dataApi();

    /** How long LINE may take to answer; after that a push is asked about again, by its key. */
    @WithDefault("10s")
    Duration timeout();

    /** How long the other pictures of a set may take to arrive. */
    @WithDefault("5s")
    Duration albumPatience();

    /**
     * From which hosts beside LINE's own files may be fetched, such as {@code cdn.example.co.id} or {@code *.example.co.id}.
     * LINE names others only where a web page of ours inside LINE sent a file in the customer's name.
     */
    Optional<List<String>> externalHosts();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** Signs LINE's calls: one, or two while it is being changed. */
        List<String> channelSecrets();

        /** What we send with; {@code file:} and a path where it is changed while we run. */
        String channelAccessToken();

        /**
         * Whether an answer within a minute goes by LINE's reply token, which costs nothing but cannot be asked about when
         * the connection breaks.
         */
        @WithDefault("true")
        boolean replyTokens();
    }
}

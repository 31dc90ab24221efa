package io.muara.chat.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@ConfigMapping(prefix = "muara.slack")
public interface SlackConfig {

    String SLACK = "https://slack.com/api";

    @WithDefault(SLACK)
    URI api();

    /** How long Slack may take to answer a reply; after that we look whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** Slack's id of the workspace, {@code T…}. */
        String teamId();

        /** The app's signing secret: one, or two while it is being changed. */
        List<String> signingSecrets();

        /** {@code xoxb-…}, or {@code file:} and the path of the file that holds it. */
        String botToken();
    }
}

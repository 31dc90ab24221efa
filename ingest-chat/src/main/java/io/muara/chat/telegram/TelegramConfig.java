package io.muara.chat.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@ConfigMapping(prefix = "muara.telegram")
public interface TelegramConfig {

    String TELEGRAM = "https://api.telegram.org";

    /** Telegram's Bot API, or one's own Bot API server. */
    @WithDefault(TELEGRAM)
    URI api();

    /** How long Telegram may take to answer a reply; after that nobody knows whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** How long the other pictures of an album may take to arrive. */
    @WithDefault("3s")
    Duration albumPatience();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** What was given to {@code setWebhook} as {@code secret_token}: one, or two while it is being changed. */
        List<String> secretTokens();

        /** The bot's token from BotFather. */
        String botToken();
    }
}

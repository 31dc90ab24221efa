package io.muara.ticket.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.replies")
public interface RepliesConfig {

    /** How long a reply may be on its way to the provider before nobody can tell any more whether it was sent. */
    @WithDefault("2m")
    Duration uncertainAfter();

    /** How often we look for such replies. */
    @WithDefault("15s")
    Duration lookEvery();

    /** How long a reply that may be taken back waits before it is sent. */
    @WithDefault("10s")
    Duration undoWithin();

    /** How often we look for replies whose time has come. */
    @WithDefault("1s")
    Duration dueEvery();
}

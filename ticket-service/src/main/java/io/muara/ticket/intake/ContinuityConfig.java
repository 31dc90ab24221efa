package io.muara.ticket.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.tickets")
interface ContinuityConfig {

    /** Whether a matter is a conversation's, or goes on wherever its contact writes. */
    @WithDefault("conversation")
    Policy continuity();

    /** How long after its last change what a contact writes elsewhere still belongs to their open ticket. */
    @WithDefault("3d")
    Duration continuityWithin();

    enum Policy {
        CONVERSATION,
        CONTACT
    }
}

package io.muara.ticket.course;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "muara.tickets")
public interface CourseConfig {

    /** How long after a ticket was resolved a message opens it again; later it opens a ticket that follows it. */
    @WithDefault("14d")
    Duration reopenWithin();

    /** How long after a ticket was resolved it is closed for good. */
    @WithDefault("28d")
    Duration closeAfter();
}

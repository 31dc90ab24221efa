package io.muara.ticket.sla;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "muara.sla")
public interface SlaConfig {

    /** Where policies lie; the shipped ones when absent. */
    Optional<Path> folder();
}

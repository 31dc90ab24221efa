package io.muara.ticket.upload;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a file may be. */
@ApplicationScoped
public class UploadLimit {

    private final long bytes;

    UploadLimit(
            UploadsConfig config, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostOfBody) {
        this.bytes = config.mostBytes().asLongValue();
        if (bytes >= mostOfBody.asLongValue()) {
            throw new ConfigurationException(
                    "muara.uploads.most-bytes must be less than quarkus.http.limits.max-body-size, which is %d bytes: raise that one, too"
                            .formatted(mostOfBody.asLongValue()));
        }
    }

    void start(@Observes StartupEvent started) {
        // Being made is enough.
    }

    public long bytes() {
        return bytes;
    }
}

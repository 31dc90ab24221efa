package io.muara.attachments;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Which store it is: the bucket where one is configured, the folder otherwise. */
@Singleton
class Wiring {

    private static final Logger LOG = Logger.getLogger(Wiring.class);

    @Produces
    @Singleton
    AttachmentStore store(AttachmentsConfig config) {
        return Bucket.of(config.s3())
                .<AttachmentStore>map(bucket -> new S3Attachments(bucket, config.folder()))
                .orElseGet(() -> new DirectoryAttachments(config.folder()));
    }

    /** Asked for at start-up, so that a wrong configuration is not found out when the first file comes. */
    void start(@Observes StartupEvent event, AttachmentStore store, AttachmentsConfig config, Clock clock) {
        try {
            Draft.sweep(config.folder(), clock.instant());
        } catch (IOException e) {
            LOG.warnf(
                    "leftovers of unfinished files not removed store=%s reason=%s",
                    store.getClass().getSimpleName(), e.getClass().getSimpleName());
        }
    }

    void close(@Disposes AttachmentStore store) {
        if (store instanceof S3Attachments s3) {
            s3.close();
        }
    }
}

package io.muara.ingest.attachments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

@ConfigMapping(prefix = "muara.attachments")
public interface AttachmentsConfig {

    /** Where attachments lie: a folder that every replica sees and that outlives them. */
    @WithDefault("attachments")
    Path folder();
}

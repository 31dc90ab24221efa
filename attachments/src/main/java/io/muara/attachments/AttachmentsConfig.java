package io.muara.attachments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "muara.attachments")
public interface AttachmentsConfig {

    /**
     * Where attachments lie: a folder that every replica sees and that outlives them. With a bucket it is where a file lies
     * while it is on its way there, needs to be seen by nobody else and to outlive nothing.
     */
    @WithDefault("attachments")
    Path folder();

    S3 s3();

    interface S3 {

        /** Where attachments lie instead of the folder, on Amazon S3 or whatever speaks its language. */
        Optional<String> bucket();

        /** Such as {@code https://minio.example.com}; Amazon's own when absent. */
        Optional<URI> endpoint();

        /** The bucket's; a store that is not Amazon's usually takes {@code us-east-1}. */
        Optional<String> region();

        /** With the next one; without both the default chain is asked: environment, service account, machine. */
        Optional<String> accessKeyId();

        Optional<String> secretAccessKey();

        /** Whether the bucket stands in the path of an address and not in its host's name, as most that are not Amazon's want it. */
        @WithDefault("false")
        boolean pathStyle();
    }
}

package io.muara.ingest.setup;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where the world finds us. Never derived from a call's headers, which anybody can set. */
@ConfigMapping(prefix = "muara.public")
public interface PublicAddress {

    /** Such as {@code https://hooks.example.co.id}, without a path. Some providers sign it; files that we send are offered below it. */
    Optional<URI> url();

    /** Signs the addresses of files that we send; any long random text, the same for all replicas. */
    Optional<String> linkSecret();
}

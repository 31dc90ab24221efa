package io.muara.ingest.links;

import io.muara.contracts.Attachment;
import java.net.URI;
import java.util.Optional;

/** Addresses at which a provider can fetch a file of ours, for those that take no bytes. */
public interface PublicLinks {

    /**
     * An https address that works for one day and cannot be guessed.
     *
     * @param attachment with {@code stored} present
     * @return empty when {@code muara.public.url} is not set, so that nobody outside could reach us
     */
    Optional<URI> to(Attachment attachment);
}

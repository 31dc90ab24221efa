package io.muara.ingest.attachments;

import java.io.InputStream;
import java.io.UncheckedIOException;

/** Keeps bytes under a name made from them, so that keeping the same again changes nothing. */
public interface AttachmentStore {

    /**
     * Returns once the bytes would survive a power cut.
     *
     * @return the key to find them by
     * @throws UncheckedIOException when they could not be kept; trying again later is safe
     */
    String keep(byte[] bytes);

    /**
     * @throws UncheckedIOException when there is nothing under the key or it cannot be read
     * @throws IllegalArgumentException when the key was never one of ours
     */
    InputStream open(String key);
}

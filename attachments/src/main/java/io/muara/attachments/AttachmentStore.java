package io.muara.attachments;

import java.io.IOException;
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
     * The same for what is too big for memory. Reads to the end and does not close.
     *
     * @throws IOException when {@code bytes} cannot be read; nothing was kept then
     */
    Kept keep(InputStream bytes) throws IOException;

    /**
     * @param key to find the bytes by
     * @param sha256 of them, lower-case hex
     */
    record Kept(String key, long bytes, String sha256) {}

    /**
     * @throws UncheckedIOException when there is nothing under the key or it cannot be read
     * @throws IllegalArgumentException when the key was never one of ours
     */
    InputStream open(String key);
}

package io.muara.email.outbound;

import io.muara.attachments.AttachmentStore;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A file in the attachment store, read piece by piece when the mail is written. */
final class StoredFile implements DataSource {

    private final AttachmentStore store;
    private final String key;
    private final String name;
    private final String mediaType;

    StoredFile(AttachmentStore store, String key, String name, String mediaType) {
        this.store = store;
        this.key = key;
        this.name = name;
        this.mediaType = mediaType;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getContentType() {
        return mediaType;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return store.open(key);
        } catch (UncheckedIOException e) {
            throw new IOException("the file '%s' cannot be read from our store".formatted(name), e);
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("what is sent is only read");
    }
}

package io.muara.email.outbound;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import java.util.Optional;

/** Files of replies for tests. */
final class Enclosed {

    private Enclosed() {}

    static Attachment kept(AttachmentStore store, String name, String mediaType, byte[] bytes) {
        return file(name, mediaType, Optional.of(store.keep(bytes)), Optional.empty());
    }

    /** One that is to be seen within the text. */
    static Attachment shown(AttachmentStore store, String name, String mediaType, byte[] bytes) {
        return file(name, mediaType, Optional.of(store.keep(bytes)), Optional.of("gambar"));
    }

    static Attachment gone(String key) {
        return file("faktur.pdf", "application/pdf", Optional.of(key), Optional.empty());
    }

    static Attachment never() {
        return file("faktur.pdf", "application/pdf", Optional.empty(), Optional.empty());
    }

    private static Attachment file(String name, String mediaType, Optional<String> key, Optional<String> contentId) {
        return new Attachment(name, mediaType, Optional.empty(), Optional.empty(), key, Optional.empty(), contentId);
    }
}

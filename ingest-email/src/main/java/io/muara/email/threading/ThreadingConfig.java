package io.muara.email.threading;

import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

public interface ThreadingConfig {

    /**
     * What our marks are signed with, each at least 32 characters without a comma. The first signs and all are believed, so a new
     * one is put in front and the old one goes when nobody answers old mail any more. Without one our mail bears no marks.
     */
    Optional<List<String>> secrets();

    /** Whether answers go to an address of their own; the mail server must deliver {@code support+anything} to us. */
    @WithDefault("true")
    boolean replyAddress();

    /** Whether bounces do. Not every server lets us send under such an address. */
    @WithDefault("true")
    boolean bounceAddress();

    /** Whether subjects end in {@code [#1234-k7f]}. */
    @WithDefault("true")
    boolean subjectTag();
}

package io.muara.email.outbound;

import java.util.List;

/**
 * What a mail says, in both forms.
 *
 * @param pictures of the letterhead that the HTML shows
 */
record Wording(String text, String html, List<Picture> pictures) {

    Wording {
        pictures = List.copyOf(pictures);
    }

    /** @param contentId by which the HTML refers to it, without angle brackets */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Picture(String name, String mediaType, String contentId, byte[] bytes) {}
}

package io.muara.email.reading;

import io.muara.contracts.Mail;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says.
 *
 * @param text what a person reads, made from the HTML where there is no text; at most {@link MailReading#LONGEST_BODY}
 * @param files everything else that came with it, and the whole text or HTML where it is longer than a record may be
 */
public record ReadMail(
        Optional<String> sender,
        Optional<String> subject,
        String text,
        Mail mail,
        List<File> files,
        MailHeaders headers) {

    public ReadMail {
        files = List.copyOf(files);
    }

    /**
     * @param name safe, never a path
     * @param contentId how the HTML refers to it, without angle brackets
     * @param bytes not copied, never to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record File(String name, String mediaType, Optional<String> contentId, byte[] bytes) {}
}

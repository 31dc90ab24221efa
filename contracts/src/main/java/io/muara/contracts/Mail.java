package io.muara.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What only mail has.
 *
 * @param messageId the Message-ID without angle brackets, made from the raw bytes when the mail has none
 * @param date the Date header, when it can be read
 * @param html the HTML body, unsanitised: never show it as it is
 */
public record Mail(
        List<Address> from,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        String messageId,
        List<String> inReplyTo,
        List<String> references,
        Optional<Instant> date,
        Optional<String> html) {

    public Mail {
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }

    /** @param address as written, the domain in lower case */
    public record Address(Optional<String> name, String address) {}
}

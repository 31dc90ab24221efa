package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What only mail has.
 *
 * @param messageId the Message-ID without angle brackets, made from the raw bytes when the mail has none
 * @param date the Date header, when it can be read
 * @param html the HTML body, unsanitised: never show it as it is
 * @param protection how it is signed or encrypted, by its own word: nobody checked. The raw mail keeps every byte of it
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
        Optional<String> html,
        Optional<Protection> protection) {

    public Mail(
            List<Address> from,
            List<Address> replyTo,
            List<Address> to,
            List<Address> cc,
            String messageId,
            List<String> inReplyTo,
            List<String> references,
            Optional<Instant> date,
            Optional<String> html) {
        this(from, replyTo, to, cc, messageId, inReplyTo, references, date, html, Optional.empty());
    }

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

    public enum Protection {
        SMIME_SIGNED,
        SMIME_ENCRYPTED,
        PGP_SIGNED,
        PGP_ENCRYPTED;

        public boolean isEncrypted() {
            return this == SMIME_ENCRYPTED || this == PGP_ENCRYPTED;
        }

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What only mail has.
 *
 * @param messageId the Message-ID without angle brackets, made from the raw bytes when the mail has none
 * @param date the Date header, when it can be read
 * @param html the HTML body, unsanitised: never show it as it is
 * @param protection how it is signed or encrypted, by its own word: nobody checked. The raw mail keeps every byte of it
 * @param automatic that no person sent it to us alone, and why we think so
 * @param authentication what our own mail server found out about its sender; absent when it told nothing
 * @param disguise why its sender's name may be meant to deceive; absent when nothing is odd about it
 * @param addressed whether an address of ours stands in To or Cc; absent when nobody looked
 * @param headers those that rules may ask for, by name in lower case, the values decoded and in the order of the mail: what its sender
 *     says, not what is so
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
        Optional<Protection> protection,
        Optional<Automatic> automatic,
        Optional<Authentication> authentication,
        Optional<String> disguise,
        Optional<Boolean> addressed,
        Map<String, List<String>> headers) {

    /** One that nobody has judged. */
    public Mail(
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
        this(
                from,
                replyTo,
                to,
                cc,
                messageId,
                inReplyTo,
                references,
                date,
                html,
                protection,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public Mail {
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        var copies = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> copies.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copies);
    }

    /** @param address as written, the domain in lower case */
    public record Address(Optional<String> name, String address) {}

    /** The same with what was found out about it. */
    public Mail judged(
            Optional<Automatic> verdict,
            Optional<Authentication> sender,
            Optional<String> oddity,
            Optional<Boolean> toUs,
            Map<String, List<String>> kept) {
        return new Mail(
                from,
                replyTo,
                to,
                cc,
                messageId,
                inReplyTo,
                references,
                date,
                html,
                protection,
                verdict,
                sender,
                oddity,
                toUs,
                kept);
    }

    /** @param reason for a person to read */
    public record Automatic(Kind kind, String reason) {

        public enum Kind {
            /** An answer that a program gave, such as an absence note: nothing was said, and nobody waits. */
            REPLY,
            /** A message that a program wrote, which nobody waits for an answer to. */
            NOTICE,
            /** Sent to many. A person may have written it, but no program may answer. */
            BULK;

            @JsonValue
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** @param reason for a person to read */
    public record Authentication(Verdict verdict, String reason) {

        public enum Verdict {
            /** It comes from the domain that it says it comes from. */
            VERIFIED,
            /** That domain says that it does not. */
            FAILED,
            UNKNOWN;

            @JsonValue
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

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

package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.Sha256;
import io.muara.email.reading.ReadMail;
import java.security.MessageDigest;
import java.util.List;

/**
 * What makes a mail the mail it is, whichever way it comes: who says what to whom, when and in answer to what, and with which files.
 * What servers on its way write above it and how they wrap it is left out. Its Message-ID alone would be its sender's invention: with
 * everything else beside it nobody can suppress another's mail by sending one of the same id first.
 */
final class Fingerprint {

    private Fingerprint() {}

    /**
     * @param fallback in place of a Message-ID, where the mail has neither that nor a date and the same may well be written twice
     * @param files of the mail
     */
    static String of(ReadMail read, String fallback, List<Attachment> files) {
        var mail = read.mail();
        var digest = Sha256.digest();
        var id = mail.messageId().equals(fallback) && mail.date().isPresent() ? "" : mail.messageId();
        for (var fact : List.of(id, mail.date(), mail.from(), mail.replyTo(), mail.to(), mail.cc())) {
            add(digest, fact.toString());
        }
        add(digest, mail.inReplyTo().toString());
        add(digest, mail.references().toString());
        add(digest, read.subject().orElse(""));
        addWithoutSpace(digest, read.text());
        addWithoutSpace(digest, mail.html().orElse(""));
        files.stream().map(file -> file.sha256().orElse("")).sorted().forEach(hash -> add(digest, hash));
        return Sha256.hex(digest);
    }

    private static void add(MessageDigest digest, String fact) {
        digest.update(fact.getBytes(UTF_8));
        digest.update((byte) 0);
    }

    /** Lines are ended and wrapped differently by every server. */
    private static void addWithoutSpace(MessageDigest digest, String text) {
        var bytes = text.getBytes(UTF_8);
        if (bytes.length > text.length()) {
            add(digest, withoutSpace(text));
            return;
        }
        var length = 0;
        for (var b : bytes) {
            if (b > ' ' || !Character.isWhitespace(b)) {
                bytes[length++] = b;
            }
        }
        digest.update(bytes, 0, length);
        digest.update((byte) 0);
    }

    private static String withoutSpace(String text) {
        var visible = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var next = text.charAt(i);
            if (!Character.isWhitespace(next) && !Character.isSpaceChar(next)) {
                visible.append(next);
            }
        }
        return visible.toString();
    }
}

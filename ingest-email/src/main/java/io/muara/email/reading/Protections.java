package io.muara.email.reading;

import io.muara.contracts.Mail.Protection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out how a mail is signed or encrypted. That a signature is right is not looked at. */
final class Protections {

    private static final Set<String> CMS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private Protections() {}

    /** @param text of the mail, since PGP also stands in plain text */
    static Optional<Protection> of(Part mail, String text) {
        return of(mail).or(() -> inline(text));
    }

    static boolean isCms(Part part) {
        var name = part.fileName().orElse("").toLowerCase(Locale.ROOT);
        return !part.isMultipart() && (CMS.contains(part.mediaType()) || name.endsWith(".p7m"));
    }

    private static Optional<Protection> of(Part part) {
        return own(part).or(() -> part.children().stream()
                .flatMap(child -> of(child).stream())
                .findFirst());
    }

    private static Optional<Protection> own(Part part) {
        var protocol = part.type().get("protocol").orElse("").toLowerCase(Locale.ROOT);
        if (part.is("multipart/signed")) {
            return Optional.of(protocol.contains("pgp") ? Protection.PGP_SIGNED : Protection.SMIME_SIGNED);
        }
        if (part.is("multipart/encrypted")) {
            return Optional.of(Protection.PGP_ENCRYPTED);
        }
        if (isCms(part)) {
            return Optional.of(
                    SignedContent.isSigned(part.body()) ? Protection.SMIME_SIGNED : Protection.SMIME_ENCRYPTED);
        }
        return Optional.empty();
    }

    private static Optional<Protection> inline(String text) {
        var start = text.stripLeading();
        if (start.startsWith("-----BEGIN PGP MESSAGE-----")) {
            return Optional.of(Protection.PGP_ENCRYPTED);
        }
        return start.startsWith("-----BEGIN PGP SIGNED MESSAGE-----")
                ? Optional.of(Protection.PGP_SIGNED)
                : Optional.empty();
    }
}

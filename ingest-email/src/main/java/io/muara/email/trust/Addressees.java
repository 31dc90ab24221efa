package io.muara.email.trust;

import io.muara.contracts.Mail;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom a mail names as its readers. Who is not named got it by a list, a blind copy or a forward (RFC 3834, section 2). */
public final class Addressees {

    /** What stands behind a plus is for the reader's own use. */
    private static final Pattern DETAIL = Pattern.compile("\\+[^@]*(?=@)");

    private Addressees() {}

    /** @param ours in lower case */
    public static boolean include(Mail mail, Set<String> ours) {
        return Stream.concat(mail.to().stream(), mail.cc().stream())
                .map(addressee -> addressee.address().toLowerCase(Locale.ROOT))
                .anyMatch(address -> ours.contains(address)
                        || ours.contains(DETAIL.matcher(address).replaceFirst("")));
    }
}

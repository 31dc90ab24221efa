package io.muara.ticket.acknowledgement;

import io.muara.contracts.Content;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Authentication.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What speaks against answering a message without a person wanting it (RFC 3834 and practice). Each is a sentence for people. */
public final class Etiquette {

    private Etiquette() {}

    public static Optional<String> against(Content content, Optional<Mail> mail) {
        return when(content instanceof Content.Comment, "it was said in public")
                .or(() -> when(content instanceof Content.Call, "it is a call"))
                .or(() -> mail.flatMap(Etiquette::against));
    }

    /** @param never addresses, and domains as {@code @example.com}, that get nothing */
    public static boolean isListed(Optional<List<String>> never, String contact) {
        var written = contact.toLowerCase(Locale.ROOT);
        return never.orElse(List.of()).stream()
                .map(listed -> listed.strip().toLowerCase(Locale.ROOT))
                .anyMatch(listed -> listed.startsWith("@") ? written.endsWith(listed) : written.equals(listed));
    }

    private static Optional<String> against(Mail mail) {
        return mail.automatic()
                .map(automatic -> "no person sent it to us alone: " + automatic.reason())
                .or(() -> when(mail.addressed().equals(Optional.of(false)), "no address of ours stands in To or Cc"))
                .or(() -> when(
                        mail.authentication()
                                .filter(found -> found.verdict() == Verdict.FAILED)
                                .isPresent(),
                        "its sender's address was borrowed"));
    }

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}

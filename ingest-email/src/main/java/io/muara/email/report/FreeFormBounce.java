package io.muara.email.report;

import io.muara.contracts.DeliveryReport.Status;
import io.muara.contracts.Mail.Address;
import io.muara.email.reading.ReadMail;
import io.muara.email.report.DeliveryNotice.Told;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bounces in the words of whoever programmed the server: qmail, Exim, Exchange, old Sendmail, gateways. They come from a mail
 * system's own address, and an SMTP code or a sentence of theirs tells what happened.
 */
final class FreeFormBounce {

    private static final Set<String> SYSTEMS =
            Set.of("mailer-daemon", "postmaster", "mail-daemon", "mdaemon", "mailerdaemon");
    private static final Pattern FAILED = Pattern.compile(
            "(?i)undeliver|not delivered|delivery (?:has )?fail|failure notice"
                    + "|returned mail|mail delivery (?:failed|system)|returned to sender|delivery status|could not be delivered"
                    + "|wasn't able to deliver|unzustellbar|non remis|no se (?:ha )?(?:podido|pudo) entregar|tidak (?:dapat )?terkirim");
    private static final Pattern DELAYED = Pattern.compile(
            "(?i)delayed|\\(delay\\)|will (?:be )?(?:retried|retry|try again|continue trying)|still being retried|not yet been delivered"
                    + "|warning: (?:message|could not)|tertunda");
    private static final Pattern ADDRESS = Pattern.compile("<?([^\\s<>:;,\"()]{1,64}@[\\w.-]{1,255}\\.[A-Za-z]{2,})>?");
    /** RFC 3463, or the three digits of SMTP at the beginning of an answer. */
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\d.])[45]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])|(?<![\\d.])[45][0-5]\\d[ -](?=[\\d#A-Za-z<])");

    private FreeFormBounce() {}

    static Optional<Told> in(ReadMail mail) {
        var subject = mail.subject().orElse("");
        var failedRecipient = mail.headers().first("x-failed-recipients").map(all -> all.split(",", 2)[0].strip());
        var system = mail.mail().from().stream().map(Address::address).anyMatch(FreeFormBounce::isSystem);
        var told = FAILED.matcher(subject).find() || DELAYED.matcher(subject).find();
        var nobody = mail.headers()
                .first("return-path")
                .filter(path -> path.replace(" ", "").equals("<>"))
                .isPresent();
        var bounce = failedRecipient.isPresent()
                || (nobody && told)
                || (system && (told || FAILED.matcher(mail.text()).find()));
        if (!bounce) {
            return Optional.empty();
        }
        var reason =
                mail.text().lines().filter(line -> CODE.matcher(line).find()).findFirst();
        return Optional.of(new Told(
                status(subject, mail.text(), reason),
                failedRecipient.or(() -> recipient(mail.text())),
                reason.or(() -> mail.text()
                                .lines()
                                .filter(Findings::saysThatNobodyIsThere)
                                .findFirst())
                        .map(String::strip)
                        .or(() -> Optional.of(subject).filter(text -> !text.isEmpty()))));
    }

    private static boolean isSystem(String address) {
        var local = address.substring(0, Math.max(0, address.indexOf('@'))).toLowerCase(Locale.ROOT);
        return SYSTEMS.contains(local.isEmpty() ? address.toLowerCase(Locale.ROOT) : local);
    }

    private static Status status(String subject, String text, Optional<String> reason) {
        var delayed = DELAYED.matcher(subject).find()
                || (reason.isEmpty() && DELAYED.matcher(text).find());
        return delayed ? Status.DELAYED : Status.FAILED;
    }

    private static Optional<String> recipient(String text) {
        var address = ADDRESS.matcher(text);
        return address.find() ? Optional.of(address.group(1)) : Optional.empty();
    }
}

package io.muara.router.condition;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.Content;
import io.muara.contracts.Mail;
import java.util.Optional;

/** Everything that a message can be or not be. */
public final class Flags {

    /** Whether a program sent it, or sent it to many. */
    public static final Flag AUTOMATIC = new Flag(
            "automatic",
            reading -> reading.message()
                    .mail()
                    .flatMap(Mail::automatic)
                    .map(verdict -> "mail is automatic: " + verdict.reason()),
            "nothing says that it is automatic");

    public static final Flag DISGUISED = new Flag(
            "disguised",
            reading -> reading.message().mail().flatMap(Mail::disguise),
            "nothing is odd about its sender");

    public static final Flag WITH_ATTACHMENTS = new Flag(
            "attachments",
            reading -> Optional.of(reading.message().attachments().size())
                    .filter(count -> count > 0)
                    .map("message has %d attachments"::formatted),
            "message has no attachments");

    public static final Flag FORWARDED = new Flag(
            "forwarded",
            reading -> when(reading.message().provenance().forwarded(), "its author forwards what somebody else wrote"),
            "nothing says that it is forwarded");

    /** Whether it answers something or goes on with an open ticket, as far as is known here. */
    public static final Flag REPLY = new Flag("reply", Flags::reply, "it answers nothing and no ticket is open");

    /** Whether everybody sees it. */
    public static final Flag COMMENT = new Flag(
            "comment",
            reading ->
                    when(reading.message().content() instanceof Content.Comment, "it is a comment that everybody sees"),
            "only we see it");

    public static final Flag VIP = new Flag(
            "vip",
            reading -> reading.contact().filter(ContactFacts::vip).map(contact -> "contact is VIP"),
            "contact is not known as VIP");

    public static final Flag KNOWN =
            new Flag("known", reading -> reading.contact().map(contact -> "contact is known"), "contact is not known");

    public static final Flag LATEST_OPEN = new Flag(
            "latest ticket open",
            reading -> reading.contact()
                    .flatMap(ContactFacts::latest)
                    .filter(ContactFacts.LatestTicket::open)
                    .map(latest -> "their latest ticket is open"),
            "no ticket of theirs is known to be open");

    private Flags() {}

    private static Optional<String> reply(Reading reading) {
        if (!reading.message().threading().answers().isEmpty()) {
            return Optional.of("it answers a message");
        }
        var conversation = reading.message().conversation();
        return reading.contact()
                .flatMap(ContactFacts::latest)
                .filter(latest -> latest.open() && latest.conversation().equals(conversation))
                .map(latest -> "their ticket is open");
    }

    private static Optional<String> when(boolean holds, String why) {
        return holds ? Optional.of(why) : Optional.empty();
    }
}

package io.muara.ticket.acknowledgement;

import io.muara.contracts.Category;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.lifecycle.Threads;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks against telling a contact that their message came in (RFC 3834 and practice). Each is a sentence for people. */
final class Obstacles {

    private static final Category SPAM = new Category("spam");

    private final AcknowledgementConfig config;
    private final Given given;
    private final Instant now;

    Obstacles(AcknowledgementConfig config, Given given, Instant now) {
        this.config = config;
        this.given = given;
        this.now = now;
    }

    /** The first there is. */
    Optional<String> to(RoutedMessage routed) {
        var message = routed.message();
        return Stream.of(
                        ofContent(message),
                        message.mail().flatMap(Obstacles::ofMail),
                        when(routed.spam() || routed.category().equals(SPAM), "it is spam"),
                        when(isOld(message), "it was written long ago"),
                        when(
                                isNever(message.conversation().contact()),
                                "the contact is on the list of those who get none"),
                        when(
                                given.isMarked(message.conversation()),
                                "mail to the contact came back, or they complained"),
                        ofTooMany(message.conversation()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> ofContent(InboundMessage message) {
        return when(message.content() instanceof Content.Comment, "it was said in public")
                .or(() -> when(message.content() instanceof Content.Call, "it is a call"))
                .or(() -> when(Threads.refersOnly(message), "it only concerns another message"));
    }

    private static Optional<String> ofMail(Mail mail) {
        return mail.automatic()
                .map(automatic -> "no person sent it to us alone: " + automatic.reason())
                .or(() -> when(mail.addressed().equals(Optional.of(false)), "no address of ours stands in To or Cc"))
                .or(() -> when(
                        mail.authentication()
                                .filter(found -> found.verdict() == Verdict.FAILED)
                                .isPresent(),
                        "its sender's address was borrowed"));
    }

    private Optional<String> ofTooMany(ConversationKey conversation) {
        return when(
                        given.toContactInHour(conversation) >= config.perContactHour(),
                        "the contact got %d in an hour".formatted(config.perContactHour()))
                .or(() -> when(
                        given.toContactInDay(conversation) >= config.perContactDay(),
                        "the contact got %d in a day".formatted(config.perContactDay())))
                .or(() -> when(
                        given.byAccountInHour(conversation) >= config.perAccountHour(),
                        "the account sent %d in an hour, so something is wrong".formatted(config.perAccountHour())));
    }

    private boolean isOld(InboundMessage message) {
        return message.provenance().sentAt().isBefore(now.minus(config.within()));
    }

    private boolean isNever(String contact) {
        var written = contact.toLowerCase(Locale.ROOT);
        return config.never().orElse(List.of()).stream()
                .map(listed -> listed.strip().toLowerCase(Locale.ROOT))
                .anyMatch(listed -> listed.startsWith("@") ? written.endsWith(listed) : written.equals(listed));
    }

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}

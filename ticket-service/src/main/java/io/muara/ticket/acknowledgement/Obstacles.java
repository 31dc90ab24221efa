package io.muara.ticket.acknowledgement;

import io.muara.contracts.Category;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.lifecycle.Threads;
import java.time.Instant;
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
                        Etiquette.against(message.content(), message.mail()),
                        when(Threads.refersOnly(message), "it only concerns another message"),
                        when(routed.spam() || routed.category().equals(SPAM), "it is spam"),
                        when(isOld(message), "it was written long ago"),
                        when(
                                Etiquette.isListed(
                                        config.never(), message.conversation().contact()),
                                "the contact is on the list of those who get none"),
                        when(
                                given.isMarked(message.conversation()),
                                "mail to the contact came back, or they complained"),
                        ofTooMany(message.conversation()))
                .flatMap(Optional::stream)
                .findFirst();
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

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}

package io.muara.ticket.intake;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Undecided;
import io.muara.ticket.database.Storable;
import io.muara.ticket.inbox.Source;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A record from Kafka, as far as it could be read. */
sealed interface Arrival {

    Source source();

    /** What is held back when this cannot be handled. */
    String conversation();

    /** What must be locked when it is handled: its own and the one that it moves to. */
    default List<String> conversations() {
        return List.of(conversation());
    }

    /** What the inbox knows it by, the same whenever the record is seen again. */
    UUID id();

    record Message(RoutedMessage routed, Source source) implements Arrival {

        @Override
        public String conversation() {
            return routed.message().conversation().toString();
        }

        @Override
        public List<String> conversations() {
            return Stream.concat(
                            Stream.of(conversation()),
                            routed.message().threading().movesTo().stream().map(ConversationKey::toString))
                    .distinct()
                    .toList();
        }

        @Override
        public UUID id() {
            return routed.message().id().value();
        }

        /** The same, once it is known that it cannot be handled. */
        Poison spoiled(String reason) {
            return new Poison(conversation(), id(), reason, source);
        }
    }

    /** What will fail however often it is tried. */
    record Poison(String conversation, UUID id, String reason, Source source) implements Arrival {}

    static Arrival read(Source source) {
        try {
            var routed = source.read(RoutedMessage.class);
            var message = new Message(routed, source);
            if (message.conversations().stream().allMatch(Storable::isKey)) {
                return message;
            }
            return poison(source, "its conversation is too long or holds characters that cannot be stored");
        } catch (Source.Unreadable e) {
            return undecided(source).orElseGet(() -> poison(source, String.valueOf(e.getMessage())));
        }
    }

    /** What the router could not decide either. */
    private static Optional<Arrival> undecided(Source source) {
        try {
            var told = source.read(Undecided.class);
            return Optional.of(new Poison(source.key(), told.id(), told.undecided(), source));
        } catch (Source.Unreadable e) {
            return Optional.empty();
        }
    }

    private static Poison poison(Source source, String reason) {
        return new Poison(source.key(), source.id(), reason, source);
    }
}

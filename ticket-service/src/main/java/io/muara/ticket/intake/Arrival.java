package io.muara.ticket.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Wire;
import io.muara.ticket.database.Storable;
import java.io.IOException;
import java.util.UUID;

/** A record from Kafka, as far as it could be read. */
sealed interface Arrival {

    Source source();

    /** What is held back when this cannot be handled. */
    String conversation();

    /** What the inbox knows it by, the same whenever the record is seen again. */
    UUID id();

    record Message(RoutedMessage routed, Source source) implements Arrival {

        @Override
        public String conversation() {
            return routed.message().conversation().toString();
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
        byte[] value = source.value();
        if (value == null) {
            return poison(source, "the record has no value");
        }
        try {
            var routed = Reading.JSON.readValue(value, RoutedMessage.class);
            if (!Storable.isKey(routed.message().conversation().toString())) {
                return poison(source, "its conversation is too long or holds characters that cannot be stored");
            }
            return new Message(routed, source);
        } catch (IOException | IllegalArgumentException e) {
            return poison(source, "it is not a readable RoutedMessage: " + what(e));
        }
    }

    private static Poison poison(Source source, String reason) {
        return new Poison(source.key(), source.id(), reason, source);
    }

    private static String what(Exception e) {
        // Jackson's further lines quote the record, which does not belong into logs and headers.
        var message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return Storable.text(String.valueOf(message).lines().findFirst().orElse(""));
    }

    /** Made once: a mapper is dear. */
    final class Reading {

        private static final JsonMapper JSON = Storable.reading(Wire.json());

        private Reading() {}
    }
}

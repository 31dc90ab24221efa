package io.muara.ticket.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.contracts.Wire;
import io.muara.ticket.database.Storable;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a record lay, and its bytes.
 *
 * @param key the nearest to its key that can be stored
 */
@SuppressWarnings("ArrayRecordComponent") // kept as they came, never compared
public record Source(String topic, int partition, long offset, String key, byte @Nullable [] value) {

    private static final JsonMapper JSON = Storable.reading(Wire.json());
    private static final String KEYLESS = "(no key)";

    public static Source of(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        return new Source(
                record.topic(),
                record.partition(),
                record.offset(),
                key == null ? KEYLESS : Storable.key(new String(key, UTF_8)),
                record.value());
    }

    /** An id for a record that cannot tell its own. The bytes count too: offsets begin anew with a topic. */
    public UUID id() {
        var place = "%s/%d/%d/%d".formatted(topic, partition, offset, Arrays.hashCode(value));
        return UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
    }

    /** Every text in it is such that PostgreSQL takes it. */
    public <T> T read(Class<T> type) {
        if (value == null) {
            throw new Unreadable(type, "the record has no value");
        }
        try {
            return JSON.readValue(value, type);
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it comes of these bytes alone, and a consumer that fails never starts again.
            throw new Unreadable(type, what(e));
        }
    }

    private static String what(Exception e) {
        // Jackson's further lines quote the record, which does not belong into logs and headers.
        var message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return Storable.text(String.valueOf(message).lines().findFirst().orElse(""));
    }

    /** Poison: these bytes will never become what they should be, so trying again cannot help. */
    public static final class Unreadable extends RuntimeException {

        Unreadable(Class<?> type, String why) {
            super("the record is not a readable %s: %s".formatted(type.getSimpleName(), why));
        }
    }
}

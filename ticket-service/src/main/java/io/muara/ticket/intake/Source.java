package io.muara.ticket.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ticket.database.Storable;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Where a record lay, and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // kept as they came, never compared
record Source(String topic, int partition, long offset, String key, byte @Nullable [] value) {

    private static final String KEYLESS = "(no key)";

    /** An id for a record that cannot tell its own. The bytes count too: offsets begin anew with a topic. */
    UUID id() {
        var place = "%s/%d/%d/%d".formatted(topic, partition, offset, Arrays.hashCode(value));
        return UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
    }

    static Source of(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        return new Source(
                record.topic(),
                record.partition(),
                record.offset(),
                key == null ? KEYLESS : Storable.key(new String(key, UTF_8)),
                record.value());
    }
}

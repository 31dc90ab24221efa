package io.muara.ingest.departure;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Where a reply stands on its channel's topic, as the report that announces its hand-over says in a header. */
record Place(int partition, long offset) {

    private static final String HEADER = "muara-outbound";
    private static final int BYTES = Integer.BYTES + Long.BYTES;

    static Place of(ConsumerRecord<String, byte[]> reply) {
        return new Place(reply.partition(), reply.offset());
    }

    /** Empty on reports that announce nothing, and on those from before the header was there. */
    static Optional<Place> in(Headers headers) {
        var header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != BYTES) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(header.value());
        return Optional.of(new Place(bytes.getInt(), bytes.getLong()));
    }

    ProducerRecord<String, byte[]> on(ProducerRecord<String, byte[]> report) {
        var bytes = ByteBuffer.allocate(BYTES).putInt(partition).putLong(offset).array();
        report.headers().add(HEADER, bytes);
        return report;
    }
}

package io.muara.router.stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.Producer;

/** Where what records became goes, a {@link Batch} at a time. */
@ApplicationScoped
class OutgoingRecords {

    private final Producer<String, byte[]> producer;
    private final BackOff backOff;
    private final MeterRegistry meters;

    OutgoingRecords(Producer<String, byte[]> producer, BackOff backOff, MeterRegistry meters) {
        this.producer = producer;
        this.backOff = backOff;
        this.meters = meters;
    }

    Batch batch() {
        return new Batch(producer, backOff, meters);
    }
}

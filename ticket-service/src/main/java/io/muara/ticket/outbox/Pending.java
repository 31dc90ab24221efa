package io.muara.ticket.outbox;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox that Kafka has not got yet, in the order of its id. */
record Pending(long id, UUID record, ProducerRecord<String, byte[]> letter) {}

package io.muara.ticket.outbox;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A row of the outbox that Kafka has not got yet, in the order of its id.
 *
 * @param sequence what it must not overtake has the same: the key, or its own id where it has none
 */
record Pending(long id, UUID record, short shard, String sequence, ProducerRecord<String, byte[]> letter) {}

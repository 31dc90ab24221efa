package io.muara.router.stream;

import io.muara.contracts.RoutedMessage;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What one inbound record becomes.
 *
 * @param source where it came from, in case it cannot go on
 * @param routed absent when the record goes to the dead letters
 */
record Outcome(
        ConsumerRecord<String, byte[]> source, ProducerRecord<String, byte[]> record, Optional<RoutedMessage> routed) {

    static Outcome unreadable(ConsumerRecord<String, byte[]> source, String reason) {
        return new Outcome(source, DeadLetters.of(source, reason), Optional.empty());
    }

    /** With its decision it no longer fits into a record, and never will. */
    Outcome tooLarge() {
        return new Outcome(source, DeadLetters.pointingAt(source, "too large with its decision"), Optional.empty());
    }
}

package io.muara.router.stream;

import io.muara.contracts.Category;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.TeamId;
import io.muara.contracts.Topics;
import io.muara.contracts.Undecided;
import io.muara.contracts.Wire;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that an inbound record becomes. Hundreds of them wait for Kafka together, so it holds on to nothing else.
 *
 * @param source where it came from, in case it cannot go on
 * @param decided absent when nothing could be decided
 */
record Outcome(
        ConsumerRecord<String, byte[]> source, ProducerRecord<String, byte[]> record, Optional<Decided> decided) {

    private static final int LONGEST_REASON = 500;

    /** What is counted. */
    record Decided(Category category, Priority priority, TeamId team) {}

    static Outcome routed(
            ConsumerRecord<String, byte[]> source, ProducerRecord<String, byte[]> record, RoutedMessage routed) {
        return new Outcome(
                source, record, Optional.of(new Decided(routed.category(), routed.priority(), routed.team())));
    }

    /** Read anew from what was written, for the few who want to know. */
    Optional<RoutedMessage> routed() {
        return decided.map(any -> Wire.read(record.value(), RoutedMessage.class));
    }

    /** @param reason for a person; of one that quotes the record, only the beginning is told */
    static List<Outcome> parked(ConsumerRecord<String, byte[]> source, String reason) {
        var told = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        return parked(source, DeadLetters.of(source, told), told);
    }

    /** With its decision it no longer fits into a record, and never will. */
    List<Outcome> tooLarge() {
        var reason = "too large with its decision";
        var letter = DeadLetters.pointingAt(source, reason);
        // A letter that was too large itself already has what stands in place of the message behind it.
        return decided.isPresent()
                ? parked(source, letter, reason)
                : List.of(new Outcome(source, letter, Optional.empty()));
    }

    boolean isLetter() {
        return !record.topic().equals(Topics.ROUTED);
    }

    private static List<Outcome> parked(
            ConsumerRecord<String, byte[]> source, ProducerRecord<String, byte[]> letter, String reason) {
        var parked = new Outcome(source, letter, Optional.empty());
        if (source.key() == null) {
            return List.of(parked);
        }
        var instead = Wire.bytes(new Undecided(reason, source.topic(), source.partition(), source.offset()));
        var holding = new ProducerRecord<>(Topics.ROUTED, source.key(), instead);
        return List.of(parked, new Outcome(source, holding, Optional.empty()));
    }
}

package io.muara.router.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that will never become routed messages, put aside with the reason so that the others flow. */
final class DeadLetters {

    private static final byte[] NOTHING = {};

    private DeadLetters() {}

    static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> source, String reason) {
        var letter = new ProducerRecord<>(
                Topics.deadLetter(source.topic()), null, source.key(), source.value(), source.headers());
        return explained(letter, source, reason);
    }

    /** Without what made the source too large: the headers say where in the journal it lies. */
    static ProducerRecord<String, byte[]> pointingAt(ConsumerRecord<String, byte[]> source, String reason) {
        return explained(
                new ProducerRecord<>(Topics.deadLetter(source.topic()), source.key(), NOTHING), source, reason);
    }

    private static ProducerRecord<String, byte[]> explained(
            ProducerRecord<String, byte[]> letter, ConsumerRecord<String, byte[]> source, String reason) {
        letter.headers()
                .add("muara-reason", reason.getBytes(UTF_8))
                .add("muara-topic", source.topic().getBytes(UTF_8))
                .add("muara-partition", Integer.toString(source.partition()).getBytes(UTF_8))
                .add("muara-offset", Long.toString(source.offset()).getBytes(UTF_8));
        return letter;
    }
}

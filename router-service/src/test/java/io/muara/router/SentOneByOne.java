package io.muara.router;

import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Messages that are sent one after the other, each once the one before was decided.
 *
 * @param reader of the routed topic
 */
public record SentOneByOne(EmbeddedKafka kafka, TopicReader reader) {

    private static final Duration SOON = Duration.ofMinutes(2);

    public RoutedMessage decided(InboundMessage message) throws Exception {
        send(message);
        return await().atMost(SOON)
                .until(
                        () -> reader.records().stream()
                                .map(record -> Wire.read(record.value(), RoutedMessage.class))
                                .filter(routed -> routed.message().id().equals(message.id()))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private void send(InboundMessage message) throws Exception {
        var cluster = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        TopicCreation.ensure(cluster, List.of(Topics.INBOUND, Topics.ROUTED), SOON);
        try (var producer = DurableProducer.create(cluster, "test", SOON)) {
            var unused = producer.send(new ProducerRecord<>(
                            Topics.INBOUND, message.conversation().toString(), Wire.bytes(message)))
                    .get();
        }
    }
}

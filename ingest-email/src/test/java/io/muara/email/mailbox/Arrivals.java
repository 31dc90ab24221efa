package io.muara.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.TopicReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** What has arrived on Kafka from one account. */
final class Arrivals implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String account;
    private final TopicReader inbound;
    private final TopicReader quarantine;

    Arrivals(EmbeddedKafka kafka, String account) {
        this.account = account;
        this.inbound = new TopicReader(kafka.bootstrapServers(), Topics.INBOUND);
        this.quarantine = new TopicReader(kafka.bootstrapServers(), Topics.QUARANTINE);
    }

    void awaitSubjects(String... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).containsExactly(expected));
    }

    List<String> subjects() {
        return messages().stream()
                .flatMap(message -> message.subject().stream())
                .toList();
    }

    List<InboundMessage> messages() {
        // A reader begins again when Kafka was away, so the same record may be seen twice.
        var records = new LinkedHashMap<String, byte[]>();
        inbound.records().forEach(record -> records.put(record.partition() + "/" + record.offset(), record.value()));
        return records.values().stream()
                .map(value -> Wire.read(value, InboundMessage.class))
                .filter(message -> message.conversation().account().equals(account))
                .toList();
    }

    Quarantined awaitQuarantined() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(quarantined()).hasSize(1));
        return quarantined().getFirst();
    }

    private List<Quarantined> quarantined() {
        return quarantine.records().stream()
                .map(record -> Wire.read(record.value(), Quarantined.class))
                .filter(quarantined -> quarantined.account().equals(account))
                .toList();
    }

    @Override
    public void close() {
        inbound.close();
        quarantine.close();
    }
}

package io.muara.router.contact;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Contacts follow the messages: their topic is parted alike, so whoever routes a partition needs that one of theirs. */
@ApplicationScoped
@Identifier("contacts")
class Assigned implements KafkaConsumerRebalanceListener {

    private final Contacts contacts;

    Assigned(Contacts contacts) {
        this.contacts = contacts;
    }

    /** No message of theirs is handed on before this returns. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            contacts.take(numbers(partitions));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        contacts.drop(numbers(partitions));
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}

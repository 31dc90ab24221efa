package io.muara.email.mailbox;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.ingest.cluster.Cluster;
import io.muara.testkit.EmbeddedKafka;
import java.util.List;
import java.util.Map;

/** A Kafka with what a reader of mailboxes needs. */
record MailKafka(EmbeddedKafka kafka, Cluster cluster) implements AutoCloseable {

    static MailKafka start() throws Exception {
        var kafka = EmbeddedKafka.startTemporary();
        var cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), "ingest-email");
        TopicCreation.ensure(
                cluster.settings(), List.of(Topics.INBOUND, Topics.QUARANTINE, Topics.MAIL_CURSORS), Arrivals.PATIENCE);
        return new MailKafka(kafka, cluster);
    }

    @Override
    public void close() {
        kafka.close();
    }
}

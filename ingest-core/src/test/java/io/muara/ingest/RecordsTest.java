package io.muara.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.contracts.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final ChannelId CHANNEL = new ChannelId("filing");
    private static final Attachment AWAITED = attachment(Optional.empty());
    private static final Attachment STORED = attachment(Optional.of("sha256-0"));

    @Test
    void a_message_that_waits_for_a_file_says_so_without_being_read() {
        assertThat(Records.awaitsFiles(record(AWAITED).headers())).isTrue();
        assertThat(Records.awaitsFiles(record(STORED, AWAITED).headers())).isTrue();
    }

    @Test
    void a_message_that_waits_for_no_file_does_not_say_so() {
        assertThat(Records.awaitsFiles(record().headers())).isFalse();
        assertThat(Records.awaitsFiles(record(STORED).headers())).isFalse();
        assertThat(Records.awaitsFiles(
                        record(AWAITED.missing("It was deleted.")).headers()))
                .isFalse();
    }

    @Test
    void the_header_is_the_one_that_instances_of_other_versions_go_by() {
        assertThat(record(AWAITED).headers())
                .extracting(header -> header.key())
                .containsExactlyInAnyOrder("muara-channel", "muara-files");
    }

    private static ProducerRecord<String, byte[]> record(Attachment... attachments) {
        var message = new InboundMessage(
                MessageId.of(CHANNEL, "demo", "1", Content.MESSAGE),
                new ConversationKey(CHANNEL, "demo", "ada"),
                new Sender(Optional.empty(), List.of(Sender.Identity.of("name", "ada"))),
                Optional.empty(),
                new Content.Text("look"),
                List.of(attachments),
                Threading.continuous(),
                new Provenance(
                        "1",
                        Provenance.Direction.INBOUND,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Provenance.Original.json("{}")),
                Optional.empty());
        var record =
                Records.of(new Arrived.Message(message), CHANNEL, Instant.EPOCH).orElseThrow();
        assertThat(record.topic()).isEqualTo(Topics.INBOUND);
        return record;
    }

    private static Attachment attachment(Optional<String> stored) {
        return new Attachment(
                "photo.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                stored,
                Optional.of("photo-1"),
                Optional.empty());
    }
}

package io.muara.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Settlement;
import io.muara.contracts.Settlement.Became;
import io.muara.contracts.Settlement.How;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.quarantine.Rereading.Reread;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Settles entries for good. What is read again is written before its settlement, so that a crash between leaves an entry that
 * waits and can be replayed once more: whoever reads its messages knows them by their ids. Blocks.
 */
@Singleton
class Settling {

    private static final Logger LOG = Logger.getLogger(Settling.class);

    private final Following following;
    private final AttachmentStore attachments;
    private final List<Rereading> rereadings;
    private final Writing writing;
    private final Clock clock;
    private final MeterRegistry meters;

    Settling(
            Following following,
            AttachmentStore attachments,
            @All List<Rereading> rereadings,
            Writing writing,
            Clock clock,
            MeterRegistry meters) {
        this.following = following;
        this.attachments = attachments;
        this.rereadings = rereadings;
        this.writing = writing;
        this.clock = clock;
        this.meters = meters;
    }

    /** Whatever was done about it before: what is already there is written again under the same ids. */
    Outcome replay(Entry entry, Originals originals) {
        var rereading =
                rereadings.stream().filter(each -> each.reads(entry.channel())).findFirst();
        if (rereading.isEmpty()) {
            return new Outcome.Elsewhere();
        }
        var quarantined = originals.at(entry.place());
        if (quarantined.isEmpty()) {
            return new Outcome.Gone("It has lain longer than its topic keeps it.");
        }
        if (quarantined.get().bytes().isEmpty() && quarantined.get().stored().isEmpty()) {
            return new Outcome.Gone("Its bytes were never fetched; its reason says where they lie.");
        }
        return replay(entry, rereading.get().read(quarantined.get(), bytes(quarantined.get())));
    }

    /** What was settled already stays settled as it is. */
    Outcome drop(Entry entry, String reason) {
        return entry.settlement()
                .<Outcome>map(Outcome.Settled::new)
                .orElseGet(() -> settled(entry, How.DROPPED, Optional.of(reason), Optional.empty()));
    }

    private Outcome replay(Entry entry, Reread reread) {
        var unreadable = reread.records().stream()
                .filter(record -> record.topic().equals(Topics.QUARANTINE))
                .map(record -> Wire.read(record.value(), Quarantined.class).reason())
                .toList();
        writing.write(reread.records().stream()
                .filter(record -> !record.topic().equals(Topics.QUARANTINE))
                .toList());
        var became = new Became(
                count(reread, Topics.INBOUND),
                count(reread, Topics.DELIVERIES),
                count(reread, Topics.PARTS),
                reread.ignored());
        return unreadable.isEmpty()
                ? settled(entry, How.REPLAYED, Optional.empty(), Optional.of(became))
                : new Outcome.Unreadable(became, unreadable);
    }

    private Outcome settled(Entry entry, How how, Optional<String> reason, Optional<Became> became) {
        var settlement =
                new Settlement(entry.id(), entry.channel(), entry.account(), how, reason, became, clock.instant());
        var record = new ProducerRecord<>(Topics.QUARANTINE_SETTLED, entry.id().toString(), Wire.bytes(settlement));
        record.headers().add("muara-channel", entry.channel().value().getBytes(UTF_8));
        writing.write(List.of(record));
        // It comes back from Kafka as well, but who was answered may ask again sooner.
        following.entries().settle(settlement);
        var word = how.name().toLowerCase(Locale.ROOT);
        meters.counter("muara.quarantine.settled", "channel", entry.channel().value(), "how", word)
                .increment();
        LOG.infof("quarantine entry settled id=%s channel=%s how=%s", entry.id(), entry.channel(), word);
        return new Outcome.Settled(settlement);
    }

    private byte[] bytes(Quarantined quarantined) {
        if (quarantined.bytes().isPresent()) {
            return quarantined.bytes().get();
        }
        try (var stored = attachments.open(quarantined.stored().orElseThrow())) {
            return stored.readAllBytes();
        } catch (IOException | UncheckedIOException e) {
            throw new Unavailable("the attachment store does not give the bytes", e);
        }
    }

    private static int count(Reread reread, String topic) {
        return (int) reread.records().stream()
                .filter(record -> record.topic().equals(topic))
                .count();
    }
}

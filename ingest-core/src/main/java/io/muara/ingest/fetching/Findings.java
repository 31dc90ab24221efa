package io.muara.ingest.fetching;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.PersistentProducer;
import io.muara.ingest.fetching.Outcome.Never;
import io.muara.ingest.fetching.Outcome.NotNow;
import io.muara.ingest.fetching.Outcome.Stored;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Writes down what became of a file, or that it is to be tried again. Returns when Kafka has it. */
@Singleton
class Findings {

    private static final Logger LOG = Logger.getLogger(Findings.class);
    private static final int MOST_SPOILT = 3;

    private final PersistentProducer producer;
    private final FetchingConfig config;
    private final FetchingMeters meters;
    private final Clock clock;
    private final Backoff backoff;

    Findings(PersistentProducer producer, FetchingConfig config, FetchingMeters meters, Clock clock) {
        this.producer = producer;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.backoff = new Backoff(config.firstWait(), config.longestWait(), Math::random);
    }

    void tell(Wanted wanted, Outcome outcome) {
        switch (outcome) {
            case Stored stored -> stored(wanted, stored);
            case Never(var trouble, var reason) -> failed(wanted, trouble, reason);
            case NotNow notNow -> notNow(wanted, notNow);
        }
    }

    /** Lets it wait on Kafka, untried. */
    void setAside(Wanted wanted) {
        await(wanted.later(clock.instant().plus(config.firstWait())));
    }

    void park(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.errorf("wanted file put aside topic=%s offset=%d reason=%s", record.topic(), record.offset(), reason);
        var parked = new ProducerRecord<>(Topics.deadLetter(record.topic()), record.key(), record.value());
        parked.headers().add("muara-reason", reason.getBytes(UTF_8));
        producer.write(parked);
    }

    private void stored(Wanted wanted, Stored stored) {
        var told = wanted.attachment();
        var kept = stored.kept();
        var attachment = new Attachment(
                told.name(),
                stored.mediaType(),
                Optional.of(kept.bytes()),
                Optional.of(kept.sha256()),
                Optional.of(kept.key()),
                told.remote(),
                told.contentId());
        report(wanted, attachment, AttachmentReport.Outcome.STORED, Optional.empty());
        meters.stored(wanted.channel(), kept.bytes());
    }

    private void failed(Wanted wanted, Trouble trouble, String reason) {
        report(wanted, wanted.attachment(), AttachmentReport.Outcome.FAILED, Optional.of(reason));
        meters.failed(wanted.channel(), trouble);
        LOG.warnf(
                "file given up message=%s channel=%s account=%s reason=%s",
                wanted.message(), wanted.channel(), wanted.conversation().account(), trouble.id());
    }

    private void notNow(Wanted wanted, NotNow notNow) {
        var trouble = notNow.trouble();
        if (trouble == Trouble.SPOILT && wanted.spoilt() + 1 >= MOST_SPOILT) {
            failed(wanted, trouble, notNow.reason());
            return;
        }
        var now = clock.instant();
        var isOver = wanted.since().plus(config.patience()).isBefore(now);
        if (isOver && trouble != Trouble.NOT_KEPT) {
            failed(wanted, trouble, Reasons.givenUp(notNow.reason(), config.patience()));
            return;
        }
        await(wanted.again(now.plus(pause(wanted, notNow)), trouble == Trouble.SPOILT));
        meters.postponed(wanted.channel(), trouble);
    }

    /** As long as the provider asks for, but never so long that everything behind it in the partition is held up. */
    private Duration pause(Wanted wanted, NotNow notNow) {
        var ours = backoff.after(wanted.tries() + 1);
        var theirs = notNow.pause().compareTo(config.longestWait()) > 0 ? config.longestWait() : notNow.pause();
        return ours.compareTo(theirs) > 0 ? ours : theirs;
    }

    private void await(Wanted wanted) {
        producer.write(record(Topics.fetches(wanted.channel()), wanted, Wire.bytes(wanted)));
    }

    private void report(
            Wanted wanted, Attachment attachment, AttachmentReport.Outcome outcome, Optional<String> reason) {
        var report = new AttachmentReport(
                wanted.id(), wanted.conversation(), wanted.message(), attachment, outcome, reason, clock.instant());
        producer.write(record(Topics.ATTACHMENTS, wanted, Wire.bytes(report)));
    }

    private static ProducerRecord<String, byte[]> record(String topic, Wanted wanted, byte[] value) {
        var record = new ProducerRecord<>(topic, wanted.conversation().toString(), value);
        record.headers().add("muara-channel", wanted.channel().value().getBytes(UTF_8));
        return record;
    }
}

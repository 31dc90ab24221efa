package io.muara.ingest.departure;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Channel;
import io.muara.ingest.Delivery;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.cluster.GroupConsumer;
import io.muara.ingest.cluster.OpenRecords;
import io.muara.ingest.cluster.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads what was told of replies, and asks the channel for those that were announced and then nothing more was told of. One
 * thread only.
 */
final class CutOff implements Rounds.Work {

    private static final Logger LOG = Logger.getLogger(CutOff.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<String, byte[]> consumer;
    private final Announced announced;
    private final Map<String, Channel> channels;
    private final Reports reports;
    private final Clock clock;
    private final AtomicInteger gauge;
    private final OpenRecords<Unsettled> unsettled;

    private CutOff(
            Consumer<String, byte[]> consumer,
            Announced announced,
            Map<String, Channel> channels,
            Duration patience,
            Reports reports,
            Clock clock,
            AtomicInteger gauge) {
        this.consumer = consumer;
        this.announced = announced;
        this.channels = channels;
        this.reports = reports;
        this.clock = clock;
        this.gauge = gauge;
        this.unsettled = OpenRecords.of(consumer, Topics.DELIVERIES, () -> new Unsettled(patience));
    }

    /**
     * @param channels by their id
     * @param patience how long after a reply was announced it is asked for
     * @param gauge told how many replies are open
     */
    static CutOff open(
            Cluster cluster,
            Map<String, Channel> channels,
            Duration patience,
            Reports reports,
            Clock clock,
            AtomicInteger gauge) {
        var consumer = GroupConsumer.open(cluster, "settlement", Map.of());
        return new CutOff(consumer, new Announced(cluster), channels, patience, reports, clock, gauge);
    }

    @Override
    public void round() {
        for (var record : consumer.poll(POLL)) {
            told(record);
        }
        var now = clock.instant();
        // One a round: a provider may take its time, and Kafka wants to hear of us.
        unsettled.all().stream()
                .flatMap(each -> each.due(now).map(open -> new Due(each, open)).stream())
                .findFirst()
                .ifPresent(due -> ask(due, now));
        unsettled.commit();
        gauge.set(unsettled.all().stream().mapToInt(Unsettled::size).sum());
    }

    @Override
    public void close() {
        announced.close();
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }

    private void told(ConsumerRecord<String, byte[]> record) {
        try {
            var report = Wire.read(record.value(), DeliveryReport.class);
            if (channels.containsKey(report.conversation().channel().value())) {
                unsettled.around(record).told(report, Place.in(record.headers()), record.offset());
            }
        } catch (Wire.Unreadable e) {
            LOG.warnf("report not read, nothing is settled by it offset=%d", record.offset());
        }
    }

    private void ask(Due due, Instant now) {
        var reply = announced.reply(due.open.channel(), due.open.place());
        var settled = reply.flatMap(this::settled);
        // What else it may be, nobody knows yet.
        if (settled.orElse(null) instanceof Delivery.Accepted(var providerId)) {
            reports.sent(reply.orElseThrow(), providerId);
        } else if (settled.orElse(null) instanceof Delivery.Refused refused) {
            reports.failed(reply.orElseThrow(), refused);
        }
        due.partition.askAgain(due.open, now);
    }

    private Optional<Delivery> settled(OutboundMessage reply) {
        try {
            return Optional.ofNullable(
                            channels.get(reply.conversation().channel().value()))
                    .flatMap(channel -> channel.settle(reply));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "reply not settled, the channel failed message=%s channel=%s defect=%s",
                    reply.id(), reply.conversation().channel(), new Defect(e));
            return Optional.empty();
        }
    }

    private record Due(Unsettled partition, Unsettled.Open open) {}
}

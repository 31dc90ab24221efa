package io.muara.ingest.fetching;

import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.METADATA_MAX_AGE_CONFIG;

import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ingest.Records;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.GroupConsumer;
import io.muara.ingest.cluster.OpenRecords;
import io.muara.ingest.cluster.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads what came in and what waits, hands the files in it to the {@link Crew}, and commits what is settled. A record of the
 * journal stays open for one try only: what has to wait goes to its channel's own topic. One thread only.
 */
final class Errands implements Rounds.Work {

    private static final Logger LOG = Logger.getLogger(Errands.class);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PAUSE_WHILE_BUSY = Duration.ofMillis(25);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    /** So many at once say that more is there. */
    private static final int MANY = 100;

    private static final int MOST_BYTES_AT_ONCE = 1024 * 1024;

    private final Consumer<String, byte[]> consumer;
    private final Map<String, ChannelId> waitingTopics;
    private final Crew crew;
    private final Findings findings;
    private final Clock clock;
    private final OpenRecords<Progress> progress;
    private Instant nextCommit = Instant.MIN;
    private boolean moreIsThere = true;

    private Errands(
            Consumer<String, byte[]> consumer, Set<ChannelId> channels, Crew crew, Findings findings, Clock clock) {
        this.consumer = consumer;
        this.waitingTopics = channels.stream().collect(Collectors.toMap(Topics::fetches, channel -> channel));
        this.crew = crew;
        this.findings = findings;
        this.clock = clock;
        var topics = new HashSet<>(waitingTopics.keySet());
        topics.add(Topics.INBOUND);
        this.progress = OpenRecords.of(consumer, topics, Progress::after, crew::leave);
    }

    static Errands open(Cluster cluster, Set<ChannelId> channels, Crew crew, Findings findings, Clock clock) {
        var consumer = GroupConsumer.open(
                cluster,
                "fetching",
                Map.of(
                        FETCH_MAX_BYTES_CONFIG,
                        MOST_BYTES_AT_ONCE,
                        // It reads along with every call that comes in, and Kafka looks at a waiting request again for
                        // each of them; so it waits there for moments only, and we pause between.
                        FETCH_MAX_WAIT_MS_CONFIG,
                        Math.toIntExact(LOOK.toMillis()),
                        // A topic that was made a moment ago is not known to every broker yet, and would be missed for
                        // minutes.
                        METADATA_MAX_AGE_CONFIG,
                        10_000));
        return new Errands(consumer, channels, crew, findings, clock);
    }

    @Override
    public void round() {
        if (!moreIsThere) {
            LockSupport.parkNanos((crew.isBusy() ? PAUSE_WHILE_BUSY : PAUSE).toNanos());
        }
        var records = consumer.poll(LOOK);
        moreIsThere = records.count() >= MANY;
        records.forEach(this::look);
        crew.round();
        pauseWhereEnoughWaits();
        if (!clock.instant().isBefore(nextCommit)) {
            progress.commit();
            nextCommit = clock.instant().plus(BETWEEN_COMMITS);
        }
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        } finally {
            progress.all().forEach(crew::leave);
        }
    }

    private void look(ConsumerRecord<String, byte[]> record) {
        var partition = progress.around(record);
        if (partition.isDone(record.offset())) {
            return;
        }
        if (record.topic().equals(Topics.INBOUND)) {
            lookForNew(record, partition);
        } else {
            takeBack(record, partition);
        }
    }

    private void lookForNew(ConsumerRecord<String, byte[]> record, Progress partition) {
        // Most of the journal is not even opened.
        if (!Records.awaitsFiles(record.headers())) {
            return;
        }
        try {
            var message = Wire.read(record.value(), InboundMessage.class);
            if (crew.isFor(message.channel())) {
                crew.take(message, partition, record.offset());
            }
        } catch (Wire.Unreadable e) {
            // Parked by the router, whose business messages are.
            LOG.warnf("message not readable, no files looked for in it offset=%d", record.offset());
        }
    }

    private void takeBack(ConsumerRecord<String, byte[]> record, Progress partition) {
        try {
            var wanted = Wire.read(record.value(), Wanted.class);
            if (crew.isFor(wanted.channel())) {
                crew.takeBack(wanted, partition, record.offset());
            } else {
                findings.park(record, "its channel is none of this service's");
            }
        } catch (Wire.Unreadable e) {
            findings.park(record, String.valueOf(e.getMessage()));
        }
    }

    private void pauseWhereEnoughWaits() {
        for (var partition : consumer.assignment()) {
            var channel = waitingTopics.get(partition.topic());
            if (channel == null) {
                continue;
            }
            if (crew.hasEnough(channel)) {
                consumer.pause(Set.of(partition));
            } else {
                consumer.resume(Set.of(partition));
            }
        }
    }
}

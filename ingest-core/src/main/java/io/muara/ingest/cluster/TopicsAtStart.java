package io.muara.ingest.cluster;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.ingest.Channel;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Makes the topics that are missing, in the background and for as long as it takes Kafka to answer. */
@Singleton
public class TopicsAtStart {

    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), Math::random);

    private final Cluster cluster;
    private final Set<String> topics;
    private final boolean create;
    private final Stopping stopping = new Stopping();
    private final CountDownLatch made = new CountDownLatch(1);

    public TopicsAtStart(Cluster cluster, @All List<Channel> channels, TopicsConfig config) {
        this.cluster = cluster;
        this.topics = needed(channels);
        this.create = config.create();
    }

    public void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("topics-at-start").start(this::run);
    }

    /** Before those who wait for it are asked to stop. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping.request();
        made.countDown();
    }

    /** Returns once every topic is there, or we are to stop: a consumer that subscribes before would look for it in vain for minutes. */
    public void await() throws InterruptedException {
        made.await();
    }

    Set<String> names() {
        return Collections.unmodifiableSet(topics);
    }

    private void run() {
        for (int attempt = 1; !stopping.requested() && create; attempt++) {
            if (ensured(attempt)) {
                break;
            }
            stopping.within(BACKOFF.after(attempt));
        }
        made.countDown();
    }

    private boolean ensured(int attempt) {
        try {
            TopicCreation.ensure(cluster.settings(), topics, PATIENCE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (attempt == 1) {
                LOG.warnf("topics not made yet, trying on until Kafka answers reason=%s", e);
            }
            return false;
        }
    }

    private static Set<String> needed(List<Channel> channels) {
        var topics = new TreeSet<>(Set.of(
                Topics.INBOUND,
                Topics.DELIVERIES,
                Topics.QUARANTINE,
                Topics.QUARANTINE_SETTLED,
                Topics.ATTACHMENTS,
                Topics.PARTS,
                Topics.deadLetter(Topics.PARTS)));
        for (var channel : channels) {
            if (!channel.inUse()) {
                continue;
            }
            var outbound = Topics.outbound(channel.id());
            topics.add(outbound);
            topics.add(Topics.deadLetter(outbound));
            if (channel.media().isPresent()) {
                topics.add(Topics.fetches(channel.id()));
                topics.add(Topics.deadLetter(Topics.fetches(channel.id())));
            }
            topics.addAll(channel.topics());
        }
        return topics;
    }
}

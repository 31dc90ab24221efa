package io.muara.ticket.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Keeps producers that may still believe that a shard is theirs from committing anything more. */
final class Fence {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<String, Object> cluster;

    Fence(Map<String, Object> cluster) {
        this.cluster = Map.copyOf(cluster);
    }

    /**
     * Returns once what they had begun is aborted, unless it was committed before. Blocks.
     *
     * @param producers their transactional ids
     * @throws KafkaException when the cluster does not answer
     */
    void against(Collection<String> producers) {
        if (producers.isEmpty()) {
            return;
        }
        try (var admin = Admin.create(cluster)) {
            admin.fenceProducers(producers).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while fencing", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("producers %s cannot be fenced".formatted(producers), e);
        }
    }
}

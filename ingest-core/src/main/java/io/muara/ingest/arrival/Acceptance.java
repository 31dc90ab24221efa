package io.muara.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.ChannelId;
import io.muara.ingest.Arrived;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Makes safe what came to an address of a channel's own, as {@link Reception} does with webhooks. */
@Singleton
public class Acceptance {

    private final Bulk bulk;
    private final Journal journal;
    private final MeterRegistry registry;
    private final Map<ChannelId, ArrivalMeters> meters = new ConcurrentHashMap<>();

    Acceptance(AttachmentStore attachments, Journal journal, MeterRegistry registry) {
        this.bulk = new Bulk(attachments);
        this.journal = journal;
        this.registry = registry;
    }

    /**
     * Returns once every in-sync replica has it. On a thread that may block.
     *
     * @return false when it could not be stored, so that the caller must come back
     * @throws UncheckedIOException when the attachment store is away
     */
    public boolean accept(ChannelId channel, Arrived arrived, Instant receivedAt) {
        var started = System.nanoTime();
        var safe = new CompletableFuture<Boolean>();
        journal.write(bulk.records(arrived, channel, "application/json", receivedAt), safe::complete);
        if (safe.join()) {
            of(channel).accepted(List.of(arrived), started);
            return true;
        }
        of(channel).unacknowledged();
        return false;
    }

    /** @param reason for the metric: a few fixed words, never anything of the call */
    public void rejected(ChannelId channel, String reason) {
        of(channel).rejected(reason);
    }

    private ArrivalMeters of(ChannelId channel) {
        return meters.computeIfAbsent(channel, any -> new ArrivalMeters(registry, channel.value()));
    }
}

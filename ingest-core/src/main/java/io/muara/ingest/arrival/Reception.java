package io.muara.ingest.arrival;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Channel;
import io.muara.ingest.Handshake;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.cluster.Defect;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Lets in what is a provider's, and answers once it is safe. */
@Singleton
class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final int LARGEST_FOR_NOBODY = 1 << 20;

    private final Map<String, Desk> desks;
    private final ArrivalMeters nobody;
    private final Decoy decoy = new Decoy();
    private final Arrival arrival;
    private final Journal journal;

    Reception(
            @All List<Channel> channels,
            AttachmentStore attachments,
            Journal journal,
            ArrivalConfig config,
            MeterRegistry meters) {
        this.desks = channels.stream()
                .filter(WebhookChannel.class::isInstance)
                .map(WebhookChannel.class::cast)
                .collect(toUnmodifiableMap(
                        channel -> channel.id().value(), channel -> Desk.of(channel, config, meters)));
        KnownChannels.require(
                config.channels().keySet(), desks.keySet(), config.elsewhere().orElse(Set.of()));
        this.nobody = new ArrivalMeters(meters, "unknown");
        this.arrival = new Arrival(attachments);
        this.journal = journal;
    }

    void start(@Observes StartupEvent event) {
        desks.values().forEach(Desk::warn);
    }

    /** The most bytes of one call's body, for a channel that there is not as well. */
    int largestBody(String channel) {
        var desk = desks.get(channel);
        return desk == null ? LARGEST_FOR_NOBODY : desk.largestBody();
    }

    /** A call that nobody looks at, because it is over a limit. */
    void turnedAway(String channel, Answer limit) {
        var desk = desks.get(channel);
        (desk == null ? nobody : desk.meters()).turnedAway(limit.name().toLowerCase(Locale.ROOT));
    }

    Handshake handshake(String channel, WebhookCall call) {
        var desk = desks.get(channel);
        return desk == null ? Handshake.REFUSED : desk.channel().handshake(call);
    }

    /** Whether a GET to this address brings messages. */
    boolean receivesByGet(String channel, WebhookCall call) {
        var desk = desks.get(channel);
        return desk != null && desk.channel().receivesByGet(call);
    }

    /** @param answer told once, on any thread */
    void receive(String channel, WebhookCall call, BiConsumer<Answer, Acknowledgement> answer) {
        var desk = desks.get(channel);
        if (desk == null) {
            decoy.spend(call.body());
            nobody.rejected("unknown-channel");
            answer.accept(Answer.FORGED, Acknowledgement.SILENT);
        } else if (desk.channel().blocks() || Bulk.isPossibleIn(call)) {
            Thread.startVirtualThread(() -> receive(desk, call, answer));
        } else {
            receive(desk, call, answer);
        }
    }

    private void receive(Desk desk, WebhookCall call, BiConsumer<Answer, Acknowledgement> answer) {
        var started = System.nanoTime();
        try {
            switch (arrival.judge(desk.channel(), call, desk.shadow())) {
                case Arrival.Judged.Forged(var reason) -> {
                    desk.meters().rejected(reason);
                    answer.accept(Answer.FORGED, Acknowledgement.SILENT);
                }
                case Arrival.Judged.Unproven(var reason, var taken) -> {
                    desk.unproven(call.account(), reason);
                    write(desk, call, taken, started, (done, words) -> answer.accept(done.unproven(), words));
                }
                case Arrival.Judged.Genuine genuine -> write(desk, call, genuine, started, answer);
            }
        } catch (RuntimeException e) {
            LOG.errorf(
                    "call not stored, it will be sent again channel=%s defect=%s",
                    desk.channel().id(), new Defect(e));
            desk.meters().unacknowledged();
            answer.accept(Answer.NOT_ACKNOWLEDGED, Acknowledgement.SILENT);
        }
    }

    private void write(
            Desk desk,
            WebhookCall call,
            Arrival.Judged.Genuine genuine,
            long started,
            BiConsumer<Answer, Acknowledgement> answer) {
        journal.write(
                genuine.records(),
                safe -> answer.accept(
                        desk.settled(genuine, safe, started),
                        safe ? desk.channel().acknowledgement(call) : Acknowledgement.SILENT));
    }
}

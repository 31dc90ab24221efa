package io.muara.ingest.arrival;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Channel;
import io.muara.ingest.Handshake;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.attachments.AttachmentStore;
import io.muara.ingest.cluster.Defect;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Lets in what is a provider's, and answers once it is safe. */
@Singleton
class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);

    private final Map<String, Desk> desks;
    private final ArrivalMeters nobody;
    private final Decoy decoy = new Decoy();
    private final Arrival arrival;
    private final Journal journal;

    Reception(@All List<Channel> channels, AttachmentStore attachments, Journal journal, MeterRegistry meters) {
        this.desks = channels.stream()
                .filter(WebhookChannel.class::isInstance)
                .map(WebhookChannel.class::cast)
                .collect(toUnmodifiableMap(
                        channel -> channel.id().value(),
                        channel -> new Desk(
                                channel, new ArrivalMeters(meters, channel.id().value()))));
        this.nobody = new ArrivalMeters(meters, "unknown");
        this.arrival = new Arrival(attachments);
        this.journal = journal;
    }

    Handshake handshake(String channel, WebhookCall call) {
        var desk = desks.get(channel);
        return desk == null ? Handshake.REFUSED : desk.channel.handshake(call);
    }

    /** Whether a GET to this address brings messages. */
    boolean receivesByGet(String channel, WebhookCall call) {
        var desk = desks.get(channel);
        return desk != null && desk.channel.receivesByGet(call);
    }

    /** @param answer told once, on any thread */
    void receive(String channel, WebhookCall call, BiConsumer<Answer, Acknowledgement> answer) {
        var desk = desks.get(channel);
        if (desk == null) {
            decoy.spend(call.body());
            nobody.rejected("unknown-channel");
            answer.accept(Answer.FORGED, Acknowledgement.SILENT);
        } else if (Bulk.isPossibleIn(call)) {
            Thread.startVirtualThread(() -> receive(desk, call, answer));
        } else {
            receive(desk, call, answer);
        }
    }

    private void receive(Desk desk, WebhookCall call, BiConsumer<Answer, Acknowledgement> answer) {
        var started = System.nanoTime();
        try {
            switch (arrival.judge(desk.channel, call)) {
                case Arrival.Judged.Forged(var reason) -> {
                    desk.meters.rejected(reason);
                    answer.accept(Answer.FORGED, Acknowledgement.SILENT);
                }
                case Arrival.Judged.Genuine genuine ->
                    journal.write(
                            genuine.records(),
                            safe -> answer.accept(
                                    desk.settled(genuine, safe, started),
                                    safe ? desk.channel.acknowledgement(call) : Acknowledgement.SILENT));
            }
        } catch (RuntimeException e) {
            LOG.errorf("call not stored, it will be sent again channel=%s defect=%s", desk.channel.id(), new Defect(e));
            desk.meters.unacknowledged();
            answer.accept(Answer.NOT_ACKNOWLEDGED, Acknowledgement.SILENT);
        }
    }

    private record Desk(WebhookChannel channel, ArrivalMeters meters) {

        Answer settled(Arrival.Judged.Genuine genuine, boolean safe, long started) {
            if (!safe) {
                meters.unacknowledged();
                return Answer.NOT_ACKNOWLEDGED;
            }
            meters.accepted(genuine.arrived(), started);
            return Answer.ACKNOWLEDGED;
        }
    }
}

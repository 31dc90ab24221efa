package io.muara.ingest.departure;

import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Wire;
import io.muara.ingest.Channel;
import io.muara.ingest.Delivery;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.cluster.Stopping;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Hands the replies of one channel over, one after the other: announce, claim, send, report. A crash before the claim sends
 * the reply later; a crash after it leaves the announcement standing, which counts as uncertain. Nothing is sent twice.
 */
final class Departure implements Runnable {

    private static final Logger LOG = Logger.getLogger(Departure.class);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    private final Channel channel;
    private final Cluster cluster;
    private final Reports reports;
    private final Backoff backoff;
    private final Stopping stopping;
    private final Pacing pacing;

    Departure(Channel channel, Cluster cluster, Reports reports, Backoff backoff, Stopping stopping) {
        this.channel = channel;
        this.cluster = cluster;
        this.reports = reports;
        this.backoff = backoff;
        this.stopping = stopping;
        this.pacing = new Pacing(channel.pace());
    }

    @Override
    public void run() {
        for (int attempt = 1; !stopping.requested(); attempt++) {
            try (var claims = Claims.open(cluster, channel.id(), stopping)) {
                depart(claims);
            } catch (RuntimeException | Error e) {
                // Whatever it was, the replies behind it must still go.
                LOG.errorf(e, "departure broke off, starting again channel=%s attempt=%d", channel.id(), attempt);
                stopping.within(backoff.after(attempt));
            }
        }
    }

    private void depart(Claims claims) {
        while (!stopping.requested()) {
            for (var record : claims.next()) {
                depart(claims, record);
            }
        }
    }

    private void depart(Claims claims, ConsumerRecord<String, byte[]> record) {
        OutboundMessage reply;
        try {
            reply = Wire.read(record.value(), OutboundMessage.class);
        } catch (Wire.Unreadable e) {
            reports.park(channel.id(), record, String.valueOf(e.getMessage()));
            claims.claim(record);
            return;
        }
        var early = pacing.until(reply.conversation(), System.nanoTime());
        if (early.isPositive()) {
            claims.postpone(record, early);
            return;
        }
        if (isSign(reply)) {
            show(claims, record, reply);
            return;
        }
        reports.sending(reply, record);
        if (claims.claim(record)) {
            pacing.went(reply.conversation(), claims.share(), System.nanoTime());
            report(claims, record, reply);
        }
    }

    /** Whether it says nothing, so that nobody waits to hear what became of it. */
    private static boolean isSign(OutboundMessage reply) {
        return switch (reply.acts()) {
            case MARK_READ, SHOW_TYPING -> true;
            case SAY, SAY_PRIVATELY -> false;
        };
    }

    /** Once, whatever comes of it: a sign that comes late is worse than none. */
    private void show(Claims claims, ConsumerRecord<String, byte[]> record, OutboundMessage sign) {
        if (claims.claim(record)) {
            pacing.went(sign.conversation(), claims.share(), System.nanoTime());
            reports.shown(sign, handOver(sign));
        }
    }

    private void report(Claims claims, ConsumerRecord<String, byte[]> record, OutboundMessage reply) {
        switch (handOver(reply)) {
            case Delivery.Accepted(var providerId) -> reports.sent(reply, providerId);
            case Delivery.Refused refused -> reports.failed(reply, refused);
            case Delivery.Uncertain(var reason) -> reports.uncertain(reply, reason);
            case Delivery.Throttled(var asked, var reason) ->
                claims.release(
                        record,
                        attempt -> asked(asked, backoff.after(attempt)),
                        () -> reports.waiting(reply, "throttled", reason));
            case Delivery.Unavailable(var reason) ->
                claims.release(record, backoff::after, () -> reports.waiting(reply, "unavailable", reason));
        }
    }

    private Delivery handOver(OutboundMessage reply) {
        try {
            return channel.send(reply);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "reply may have been sent, the channel failed message=%s channel=%s account=%s defect=%s",
                    reply.id(), channel.id(), reply.conversation().account(), new Defect(e));
            return new Delivery.Uncertain("the channel failed: " + e.getClass().getSimpleName());
        }
    }

    private static Duration asked(Duration asked, Duration ours) {
        var longer = asked.compareTo(ours) > 0 ? asked : ours;
        return longer.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : longer;
    }
}

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

    Departure(Channel channel, Cluster cluster, Reports reports, Backoff backoff, Stopping stopping) {
        this.channel = channel;
        this.cluster = cluster;
        this.reports = reports;
        this.backoff = backoff;
        this.stopping = stopping;
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
        reports.sending(reply);
        if (claims.claim(record)) {
            settle(claims, record, reply);
        }
    }

    private void settle(Claims claims, ConsumerRecord<String, byte[]> record, OutboundMessage reply) {
        switch (handOver(reply)) {
            case Delivery.Accepted(var providerId) -> reports.sent(reply, providerId);
            case Delivery.Refused(var reason) -> reports.failed(reply, reason);
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

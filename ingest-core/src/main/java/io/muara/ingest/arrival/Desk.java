package io.muara.ingest.arrival;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.ingest.WebhookChannel;
import io.quarkus.runtime.configuration.MemorySize;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One channel's place in the reception.
 *
 * @param largestBody bytes that one call may bring
 */
record Desk(WebhookChannel channel, int largestBody, Shadow shadow, ArrivalMeters meters, SeldomLog seldom) {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    static Desk of(WebhookChannel channel, ArrivalConfig config, MeterRegistry meters) {
        var own = Optional.ofNullable(config.channels().get(channel.id().value()));
        var largest = own.flatMap(ArrivalConfig.OfChannel::maxBody)
                .map(MemorySize::asLongValue)
                .orElseGet(
                        () -> Math.min(channel.largestBody(), config.maxBody().asLongValue()));
        return new Desk(
                channel,
                Math.toIntExact(Math.min(largest, Integer.MAX_VALUE / 4)),
                Shadow.of(own),
                new ArrivalMeters(meters, channel.id().value()),
                new SeldomLog());
    }

    void warn() {
        if (!shadow.watched().isEmpty()) {
            LOG.warnf(
                    "calls with a wrong proof are taken, set muara.arrival.channels.%s.signatures=enforced as soon as the proofs are right channel=%s accounts=%s",
                    channel.id(), channel.id(), shadow.watched());
        }
    }

    void unproven(String account, String reason) {
        meters.unproven(reason);
        seldom.log(times -> LOG.warnf(
                "call taken although its proof is wrong channel=%s account=%s reason=%s times=%d",
                channel.id(), account, reason, times));
    }

    Answer settled(Arrival.Judged.Genuine genuine, boolean safe, long started) {
        if (!safe) {
            meters.unacknowledged();
            return Answer.NOT_ACKNOWLEDGED;
        }
        meters.accepted(genuine.arrived(), started);
        return Answer.ACKNOWLEDGED;
    }
}

package io.muara.router.stream;

import io.muara.router.loading.RulesInForce;
import io.muara.router.shadow.Shadow;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What customers said, in batches. A batch counts as consumed when everything made of it is acknowledged; whatever happens
 * before that, it comes again, and what is made of it is the same again.
 */
@ApplicationScoped
class InboundRecords {

    private final RulesInForce rules;
    private final Routing routing;
    private final OutgoingRecords outgoing;
    private final Shadow shadow;

    InboundRecords(RulesInForce rules, Routing routing, OutgoingRecords outgoing, Shadow shadow) {
        this.rules = rules;
        this.routing = routing;
        this.outgoing = outgoing;
        this.shadow = shadow;
    }

    @Incoming("inbound-in")
    @Blocking // the producer blocks while Kafka is away, and deciding a batch takes longer than an event loop may
    void route(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        var current = rules.rules();
        var outcomes = new ArrayList<Outcome>(records.count());
        var batch = outgoing.batch();
        for (var record : records) {
            for (var outcome : routing.outcomes(record, current)) {
                outcomes.add(outcome);
                batch.add(outcome);
            }
        }
        batch.await();
        shadow.compare(outcomes.stream().flatMap(outcome -> outcome.routed().stream()));
    }
}

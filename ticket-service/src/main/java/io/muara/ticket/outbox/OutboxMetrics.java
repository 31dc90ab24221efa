package io.muara.ticket.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** How far Kafka is behind us, and how much of the work is ours. */
@ApplicationScoped
class OutboxMetrics {

    private volatile int shards;
    private volatile OutboxRows.Backlog backlog = new OutboxRows.Backlog(0, 0);

    OutboxMetrics(MeterRegistry meters) {
        Gauge.builder("muara.relay.shards", () -> shards).register(meters);
        Gauge.builder("muara.outbox.unpublished", () -> backlog.rows()).register(meters);
        Gauge.builder("muara.outbox.oldest.age", () -> backlog.oldest())
                .baseUnit("seconds")
                .register(meters);
    }

    void shards(int owned) {
        shards = owned;
    }

    void look(OutboxRows rows) throws SQLException {
        backlog = rows.backlog();
    }
}

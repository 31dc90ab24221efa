package io.muara.router.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.router.circumstance.CurrentCircumstances;
import io.muara.router.loading.RulesConfig;
import io.muara.router.rules.Patience;
import io.muara.router.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** From one inbound record to what it becomes: by the same rules, and with the same known of its contact, the same record always becomes the same. */
@ApplicationScoped
class Routing {

    private static final Logger LOG = Logger.getLogger(Routing.class);
    private static final String VERSION = "muara-rules-version";

    private final RulesConfig config;
    private final CurrentCircumstances circumstances;
    private final Timer deciding;
    private final Counter failures;

    Routing(RulesConfig config, CurrentCircumstances circumstances, MeterRegistry meters) {
        this.config = config;
        this.circumstances = circumstances;
        this.deciding = meters.timer("muara.router.decide");
        this.failures = meters.counter("muara.router.failures");
    }

    List<Outcome> outcomes(ConsumerRecord<String, byte[]> source, RuleSet rules) {
        try {
            return List.of(routed(source, Wire.read(source.value(), InboundMessage.class), rules));
        } catch (Wire.Unreadable e) {
            LOG.warnf(
                    "inbound record unreadable, parked topic=%s partition=%d offset=%d reason=%s",
                    source.topic(), source.partition(), source.offset(), e.getMessage());
            return Outcome.parked(source, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(
                    e,
                    "inbound record cannot be routed, parked topic=%s partition=%d offset=%d",
                    source.topic(),
                    source.partition(),
                    source.offset());
            return Outcome.parked(source, "the record cannot be routed: " + e.getMessage());
        }
    }

    private Outcome routed(ConsumerRecord<String, byte[]> source, InboundMessage message, RuleSet rules) {
        var started = System.nanoTime();
        var routed = rules.decide(message, circumstances.of(message), Patience.of(config.timeLimit()));
        deciding.record(System.nanoTime() - started, NANOSECONDS);
        if (routed.decidedBy().getFirst().rule().equals(RuleSet.FAILURE)) {
            failures.increment();
        }
        var record = new ProducerRecord<>(
                Topics.ROUTED, null, key(source, message), RoutedBytes.of(routed, source.value()), source.headers());
        record.headers().remove(VERSION).add(VERSION, routed.rulesVersion().getBytes(UTF_8));
        return Outcome.routed(source, record, routed);
    }

    private static String key(ConsumerRecord<String, byte[]> source, InboundMessage message) {
        return Optional.ofNullable(source.key())
                .orElseGet(() -> message.conversation().toString());
    }
}

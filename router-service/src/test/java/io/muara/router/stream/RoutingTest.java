package io.muara.router.stream;

import static io.muara.router.rules.Messages.aChat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.Topics;
import io.muara.contracts.Undecided;
import io.muara.contracts.Wire;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.Written;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** One record costs no other, whatever is wrong with it or with us. */
class RoutingTest {

    private static final String KEY = "whatsapp:demo/+62811";

    private static final RuleSet RULES =
            Written.rules("rules: [{ name: a, when: { words: rusak }, then: { spam: true } }]\n");

    /** Made of nothing, so that it fails at every message. */
    private final Routing routing = new Routing(nothing(), nothing(), new SimpleMeterRegistry());

    @Test
    void what_nobody_thought_of_parks_the_record_that_met_it_with_its_reason() {
        var source = source(Wire.bytes(aChat().saying("rusak")));

        var outcomes = routing.outcomes(source, RULES);

        assertThat(outcomes)
                .extracting(outcome -> outcome.record().topic())
                .containsExactly(Topics.deadLetter(Topics.INBOUND), Topics.ROUTED);
        assertThat(outcomes.getFirst().record().value()).isEqualTo(source.value());
        assertThat(undecided(outcomes).undecided())
                .startsWith("the record cannot be routed: ")
                .contains("is null");
    }

    @Test
    void a_reason_that_quotes_the_record_has_room_in_every_record() {
        var message = new String(Wire.bytes(aChat().saying("rusak")), UTF_8);
        var source = source(message.replace("whatsapp:demo/+6281234567", "\\u0001".repeat(150_000))
                .getBytes(UTF_8));

        var outcomes = routing.outcomes(source, RULES);

        assertThat(undecided(outcomes).undecided()).startsWith("the record is not a readable InboundMessage: ");
        assertThat(outcomes.getLast().record().value()).hasSizeLessThan(10_000);
        assertThat(outcomes.getFirst()
                        .record()
                        .headers()
                        .lastHeader("muara-reason")
                        .value())
                .hasSizeLessThan(10_000);
    }

    private static Undecided undecided(List<Outcome> outcomes) {
        return Wire.read(outcomes.getLast().record().value(), Undecided.class);
    }

    private static ConsumerRecord<String, byte[]> source(byte[] value) {
        return new ConsumerRecord<>(Topics.INBOUND, 3, 7, KEY, value);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the point of it
    private static <T> T nothing() {
        return null;
    }
}

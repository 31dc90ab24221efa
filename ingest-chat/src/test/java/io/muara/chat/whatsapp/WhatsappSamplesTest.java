package io.muara.chat.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhatsappSamplesTest {

    @ParameterizedTest
    @MethodSource("names")
    void every_sample_becomes_what_stands_beside_it(String name) throws IOException {
        var arrived = WhatsappReading.asAccount("demo").read(Samples.named(name), Instant.EPOCH);

        var became = JsonNodeFactory.instance.arrayNode();
        arrived.forEach(element -> became.add(shown(element)));
        assertThat(became.toPrettyString())
                .isEqualTo(Wire.json().readTree(Samples.became(name)).toPrettyString());
    }

    static List<String> names() {
        return Samples.names();
    }

    private static JsonNode shown(Arrived element) {
        var shown = JsonNodeFactory.instance.objectNode();
        switch (element) {
            case Arrived.Message(var message) -> {
                ObjectNode json = Wire.json().valueToTree(message);
                // The original is the contract suite's business, and our own time is no fact of the sample.
                ((ObjectNode) json.get("provenance")).remove(List.of("original", "received_at"));
                shown.set("message", json);
            }
            case Arrived.Report(var report) -> shown.set("report", Wire.json().valueToTree(report));
            case Arrived.Unreadable unreadable -> shown.put("quarantined", unreadable.reason());
            case Arrived.Ignored(var kind) -> shown.put("ignored", kind);
        }
        return shown;
    }
}

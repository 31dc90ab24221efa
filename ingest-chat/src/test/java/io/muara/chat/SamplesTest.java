package io.muara.chat;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every channel's samples, found by its folder. What a sample without a {@code .became} became is written below
 * target/samples, to be read with care and put beside it.
 */
class SamplesTest {

    @ParameterizedTest(name = "{0}/{1}")
    @MethodSource("samples")
    void every_sample_becomes_what_stands_beside_it(String channel, String file) throws IOException {
        var samples = Samples.of(channel);
        var arrived = requireNonNull(Folders.all().get(channel)).read("demo", samples.bytes(file), Instant.EPOCH);

        var became = JsonNodeFactory.instance.arrayNode();
        arrived.forEach(element -> became.add(shown(element)));
        var name = file.replaceFirst("[.][a-z]+$", ".became");
        var written =
                Files.createDirectories(Path.of("target/samples", channel)).resolve(name);
        Files.writeString(written, became.toPrettyString() + "\n");
        assertThat(samples.folder().resolve(name))
                .as("what it became stands in %s: read it with care and put it there", written)
                .exists();
        assertThat(became.toPrettyString())
                .isEqualTo(Wire.json().readTree(samples.became(file)).toPrettyString());
    }

    static List<Arguments> samples() {
        return Folders.all().keySet().stream().flatMap(SamplesTest::samples).toList();
    }

    private static Stream<Arguments> samples(String channel) {
        return Samples.of(channel).files().stream().map(file -> Arguments.of(channel, file));
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
            case Arrived.Part part ->
                shown.set(
                        "part",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", part.id().toString())
                                .put("conversation", part.conversation().toString())
                                .put("group", part.group()));
            case Arrived.Ignored(var kind) -> shown.put("ignored", kind);
        }
        return shown;
    }
}

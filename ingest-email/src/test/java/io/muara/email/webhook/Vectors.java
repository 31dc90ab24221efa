package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Signatures that others computed, none of them real. */
final class Vectors {

    private Vectors() {}

    static List<Vector> of(String provider) {
        try {
            var vectors = Wire.json()
                    .readTree(Files.readAllBytes(Path.of("src/test/resources/signatures.json")))
                    .get("vectors");
            return StreamSupport.stream(vectors.spliterator(), false)
                    .filter(vector -> vector.get("provider").asText().equals(provider))
                    .map(Vector::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json as it stands in the file */
    record Vector(JsonNode json) {

        String secret() {
            return json.path("secret").asText();
        }

        byte[] body() {
            return json.has("form_params")
                    ? Forms.encoded(json.get("form_params").valueStream().toList())
                    : json.path("body_utf8").asText().getBytes(UTF_8);
        }

        /** By lower-case name. */
        Map<String, String> headers() {
            return json.get("headers").properties().stream()
                    .collect(toMap(header -> header.getKey().toLowerCase(Locale.ROOT), header -> header.getValue()
                            .asText()));
        }

        boolean isValid() {
            return json.get("expect_valid").asBoolean();
        }

        @Override
        public String toString() {
            return json.path("name").asText();
        }
    }
}

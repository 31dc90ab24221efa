package io.muara.chat;

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
public final class Vectors {

    private static final Path FILE = Path.of("src/test/resources/signatures.json");

    private Vectors() {}

    public static List<Vector> of(String provider) {
        try {
            var vectors = Wire.json().readTree(Files.readAllBytes(FILE)).get("vectors");
            return StreamSupport.stream(vectors.spliterator(), false)
                    .filter(vector -> vector.get("provider").asText().equals(provider))
                    .map(Vector::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json as it stands in the file, for what only one provider has */
    public record Vector(JsonNode json) {

        public String secret() {
            return text("secret");
        }

        public String method() {
            return text("method");
        }

        public String url() {
            return text("url");
        }

        public byte[] body() {
            return text("body_utf8").getBytes(UTF_8);
        }

        /** By lower-case name. */
        public Map<String, String> headers() {
            return json.get("headers").properties().stream()
                    .collect(toMap(header -> header.getKey().toLowerCase(Locale.ROOT), header -> header.getValue()
                            .asText()));
        }

        public boolean isValid() {
            return json.get("expect_valid").asBoolean();
        }

        public String text(String field) {
            return json.path(field).asText();
        }

        @Override
        public String toString() {
            return text("name");
        }
    }
}

package io.muara.chat.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schemas. */
final class Schemas {

    static final Path DOCS = Path.of("../docs");

    private Schemas() {}

    static JsonSchema of(ManualKind kind) {
        return named("intake-" + kind.word());
    }

    static JsonSchema named(String name) {
        try {
            var schema = Wire.json().readTree(Files.readAllBytes(DOCS.resolve("schemas/%s.json".formatted(name))));
            var config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> mistakes(JsonSchema schema, JsonNode json) {
        return schema.validate(json).stream().map(Object::toString).toList();
    }
}

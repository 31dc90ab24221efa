package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The published schema of rules files. */
final class Schema {

    private static final JsonSchema RULES = read();

    private Schema() {}

    /** What an editor would mark. */
    static Set<String> marks(String yaml) {
        try {
            return RULES.validate(new YAMLMapper().readTree(yaml)).stream()
                    .map(Object::toString)
                    .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("this is not YAML", e);
        }
    }

    private static JsonSchema read() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("../docs/schemas/rules.json")));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema cannot be read", e);
        }
    }
}

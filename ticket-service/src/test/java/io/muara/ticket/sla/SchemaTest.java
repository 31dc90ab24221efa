package io.muara.ticket.sla;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors complete and check policies by the schema. */
class SchemaTest {

    @Test
    void the_shipped_policies_and_those_of_the_documentation_are_valid_and_usable() throws IOException {
        var shipped = new String(PoliciesInForce.shipped().file("policies.yaml").orElseThrow(), UTF_8);
        var page = Files.readString(Path.of("../docs/sla.md"));
        var start = page.indexOf("default: standard");
        var documented = page.substring(start, page.indexOf("```", start)).replace("    import: holidays.ics\n", "");

        assertThat(marks(shipped)).isEmpty();
        assertThat(marks(documented)).isEmpty();
        assertThat(Written.policies(documented).all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy: []",
                "policies: [{ name: a }]",
                "policies: [{ name: A, targets: {} }]",
                "policies: [{ name: a, targets: { response: 1h } }]",
                "policies: [{ name: a, targets: { resolution: soon } }]",
                "policies: [{ name: a, targets: { resolution: { asap: 1h } } }]",
                "policies: [{ name: a, targets: {}, when: {} }]",
                "policies: [{ name: a, targets: {}, when: { contact: { vip: maybe } } }]",
                "policies: [{ name: a, targets: {}, pause: open }]",
                "policies: [{ name: a, targets: {}, warn: late }]",
                "policies: [{ name: a, targets: {}, escalate: { at: breach } }]",
                "policies: [{ name: a, targets: {}, escalate: { at: breach, notify: boss } }]",
            })
    void a_mistake_is_marked(String yaml) throws IOException {
        assertThat(marks(yaml)).isNotEmpty();
    }

    private static Set<ValidationMessage> marks(String yaml) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/schemas/sla.json")))
                .validate(new YAMLMapper().readTree(yaml));
    }
}

package io.muara.chat.manual;

import static io.muara.chat.manual.Given.NOW;
import static io.muara.chat.manual.Given.READING;
import static io.muara.chat.manual.Given.SAMPLES;
import static io.muara.chat.manual.Given.good;
import static io.muara.chat.manual.Given.json;
import static io.muara.chat.manual.Given.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.muara.contracts.Wire;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The published schemas and what we take are the same. */
class ManualSchemaTest {

    private static final int MUTATIONS = 4000;

    /** What a schema cannot say of one field. */
    private static final Set<String> BEYOND_THE_SCHEMA = Set.of(
            "is missing, and there is no subject and no file either: say at least one of them",
            "must be one of this account's, as the webhook brought it with the reply");

    @Test
    void every_sample_is_what_the_schema_says() {
        for (var file : good()) {
            var json = json(SAMPLES.bytes(file));

            assertThat(Schemas.mistakes(Schemas.of(ManualKind.of(json)), json))
                    .as(file)
                    .isEmpty();
            assertThat(read(SAMPLES.bytes(file))).as(file).isNotNull();
        }
    }

    @Test
    void what_the_schema_forbids_is_refused_and_what_it_allows_is_taken() {
        var random = new Random(20261121);
        var schemas = schemas();
        var refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var sample = json(SAMPLES.bytes(good().get(i % good().size())));
            var kind = ManualKind.of(sample);
            var changed = changed(sample, random);

            var isAllowed =
                    Schemas.mistakes(requireNonNull(schemas.get(kind)), changed).isEmpty();

            refused += agree(kind, changed, isAllowed) ? 0 : 1;
        }
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    /** Whether both take it; fails when only one of them does. */
    private boolean agree(ManualKind kind, JsonNode json, boolean isAllowed) {
        try {
            READING.read(kind, Wire.bytes(json), false, NOW);
            assertThat(isAllowed).as("only the schema refuses %s", json).isTrue();
            return true;
        } catch (ManualMistake e) {
            if (isAllowed) {
                assertThat(e.wrong()).as("only we refuse %s", json).isNotEmpty().allSatisfy(wrong -> assertThat(
                                BEYOND_THE_SCHEMA)
                        .contains(wrong.detail()));
            }
            return false;
        }
    }

    /** One thing somewhere in it is left out, put in or replaced. */
    private static JsonNode changed(JsonNode sample, Random random) {
        var changed = (ObjectNode) sample.deepCopy();
        var objects = new ArrayList<ObjectNode>();
        collect(changed, objects::add);
        var object = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.put("nobody_knows", 1);
            case 2 -> object.set(name, object.arrayNode().add(object.get(name)));
            default -> object.set(name, anything(random));
        }
        return changed;
    }

    private static void collect(JsonNode node, Consumer<ObjectNode> each) {
        if (node instanceof ObjectNode object) {
            each.accept(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, each));
        }
    }

    private static JsonNode anything(Random random) {
        var values = List.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.5",
                "12",
                "604801",
                "9999999999999999999",
                "{}",
                "[]",
                "[{}]",
                "[\"a\"]",
                "\"\"",
                "\" \"",
                "\"a\"",
                "\"a\\nb\"",
                "\"\\u0007\"",
                "\"Ä-1\"",
                "\"phone\"",
                "\"email\"",
                "\"anonymous\"",
                "\"+628123456789\"",
                "\"+0812\"",
                "\"a@b\"",
                "\"a@b@c\"",
                "\"letter\"",
                "\"LETTER\"",
                "\"outbound\"",
                "\"answered\"",
                "\"read\"",
                "\"waiting\"",
                "\"id\"",
                "\"i\"",
                "\"en-GB\"",
                "\"2026-11-21T03:20:00Z\"",
                "\"2026-11-21T03:20:00+07:00\"",
                "\"2026-11-21T03:20Z\"",
                "\"2026-11-21\"",
                "\"2026-13-21T03:20:00Z\"",
                "\"https://a.example.org/x\"",
                "\"https://a@b.example.org/\"",
                "\"https:///x\"",
                "\"ftp://x/\"",
                "\"application/pdf\"",
                "\"Application/PDF\"",
                "\"" + "ü".repeat(201) + "\"",
                "\"" + "👋".repeat(200) + "\"",
                "\"" + "x".repeat(501) + "\"",
                "\"" + "x".repeat(2001) + "\"",
                "\"" + "x".repeat(30001) + "\"");
        return json(values.get(random.nextInt(values.size())).getBytes(UTF_8));
    }

    private static Map<ManualKind, JsonSchema> schemas() {
        var schemas = new EnumMap<ManualKind, JsonSchema>(ManualKind.class);
        for (var kind : ManualKind.values()) {
            schemas.put(kind, Schemas.of(kind));
        }
        return schemas;
    }
}

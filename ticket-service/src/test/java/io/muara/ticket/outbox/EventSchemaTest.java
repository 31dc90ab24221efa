package io.muara.ticket.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.muara.contracts.AgentEvent;
import io.muara.contracts.AgentId;
import io.muara.contracts.Attachment;
import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Label;
import io.muara.contracts.MessageId;
import io.muara.contracts.Placement;
import io.muara.contracts.Priority;
import io.muara.contracts.ReplyId;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is documented for those who read our events is what we write. */
class EventSchemaTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final UUID ID = new UUID(1, 2);

    @Test
    void an_event_with_all_that_there_can_be_is_valid_and_every_field_of_it_is_described() throws IOException {
        var event = Wire.json().readTree(Wire.bytes(full()));
        var schema = Wire.json().readTree(Files.readString(DOCS.resolve("schemas/ticket-event.json")));

        assertThat(marks("ticket-event.json", event)).isEmpty();
        assertThat(undescribed("", event, schema, schema)).isEmpty();
    }

    @Test
    void an_event_with_nothing_but_what_it_must_have_is_valid() throws IOException {
        assertThat(marks("ticket-event.json", Wire.json().readTree(Wire.bytes(bare(TicketEvent.Type.TICKET_CREATED)))))
                .isEmpty();
    }

    @Test
    void every_type_and_status_and_placement_is_named() throws IOException {
        var schema = Wire.json().readTree(Files.readString(DOCS.resolve("schemas/ticket-event.json")));
        var page = Files.readString(DOCS.resolve("events.md"));
        var types = Arrays.stream(TicketEvent.Type.values())
                .map(TicketEvent.Type::id)
                .toList();

        assertThat(texts(schema.at("/properties/type/enum"))).isEqualTo(types);
        assertThat(types).allSatisfy(type -> assertThat(
                        page.contains(type) || page.contains("`" + type.substring(type.indexOf('.')) + "`"))
                .as(type)
                .isTrue());
        assertThat(texts(schema.at("/$defs/ticket/properties/status/enum")))
                .isEqualTo(Arrays.stream(Status.values()).map(Status::id).toList());
        assertThat(texts(schema.at("/$defs/message/properties/placement/properties/by/enum")))
                .isEqualTo(Arrays.stream(Placement.By.values())
                        .map(Placement.By::id)
                        .toList());
    }

    @Test
    void what_is_not_an_event_of_ours_is_marked() throws IOException {
        var event = new String(Wire.bytes(bare(TicketEvent.Type.TICKET_CREATED)), UTF_8);

        assertThat(marks("ticket-event.json", Wire.json().readTree(event.replace("ticket.created", "ticket.eaten"))))
                .isNotEmpty();
        assertThat(marks("ticket-event.json", Wire.json().readTree(event.replace("\"ticket_version\":1,", ""))))
                .isNotEmpty();
    }

    @Test
    void of_agents_too() throws IOException {
        var event = new AgentEvent(
                ID,
                AgentEvent.Type.STATUS_CHANGED,
                NOW,
                new AgentId("sari"),
                "Sari",
                List.of(new TeamId("technical")),
                Optional.of("away"),
                "online");
        var written = Wire.json().readTree(Wire.bytes(event));
        var schema = Wire.json().readTree(Files.readString(DOCS.resolve("schemas/agent-event.json")));

        assertThat(marks("agent-event.json", written)).isEmpty();
        assertThat(undescribed("", written, schema, schema)).isEmpty();
    }

    @Test
    void the_api_of_events_names_topics_and_schemas_that_there_are() throws IOException {
        var api = new YAMLMapper().readTree(Files.readString(DOCS.resolve("asyncapi.yaml")));

        assertThat(api.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(api.path("channels").findValuesAsText("address"))
                .containsExactly(Topics.TICKET_EVENTS, Topics.AGENTS);
        assertThat(api.path("channels").findValuesAsText("partitions"))
                .containsOnly(Integer.toString(Topics.PARTITIONS));
        assertThat(api.findValuesAsText("$ref")).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(api.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(DOCS.resolve(reference)).exists();
            }
        });
        assertThat(texts(api.at("/components/schemas/eventHeaders/required")))
                .isSubsetOf(Headers.of(bare(TicketEvent.Type.TICKET_CREATED)).keySet());
        assertThat(texts(api.at("/components/schemas/ticketEventHeaders/allOf/1/required")))
                .isSubsetOf(Headers.of(bare(TicketEvent.Type.TICKET_CREATED)).keySet());
    }

    private static Set<?> marks(String schema, JsonNode value) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schemas").resolve(schema)))
                .validate(value);
    }

    /** The paths of what is written and stands in no schema: readers must be able to add, so a schema alone does not mark it. */
    private static List<String> undescribed(String at, JsonNode value, JsonNode schema, JsonNode root) {
        var described =
                schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        var missing = new ArrayList<String>();
        value.properties().forEach(field -> {
            var path = at + "/" + field.getKey();
            var known = described.path("properties").path(field.getKey());
            if (known.isMissingNode()) {
                missing.add(path);
            } else {
                missing.addAll(undescribed(path, field.getValue(), known, root));
            }
        });
        if (value.isArray()) {
            value.forEach(item -> missing.addAll(undescribed(at + "[]", item, described.path("items"), root)));
        }
        return missing;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static TicketEvent full() {
        var file = new Attachment(
                "nota.pdf",
                "application/pdf",
                Optional.of(12L),
                Optional.of("0".repeat(64)),
                Optional.of("a/b"),
                Optional.of("media-1"),
                Optional.of("cid"),
                Optional.of("gone"));
        return bare(TicketEvent.Type.TICKET_UPDATED)
                .with(new TicketEvent.Message(
                        MessageId.of(new ChannelId("whatsapp"), "demo", "m-1", "message"),
                        1,
                        "Halo",
                        Optional.of(new Placement(Placement.By.NOTHING, "it opened the ticket"))))
                .with(new TicketEvent.Reply(
                        new ReplyId(ID),
                        2,
                        "Halo juga",
                        DeliveryReport.Status.SENT.id(),
                        Optional.of("none"),
                        true,
                        List.of(file),
                        Optional.of(new ReplyId(ID))))
                .with(new TicketEvent.Note(
                        ID,
                        3,
                        true,
                        "@sari @technical @siapa",
                        List.of(file),
                        Set.of(new AgentId("sari")),
                        Set.of(new TeamId("technical")),
                        Set.of("siapa")))
                .with(new TicketEvent.Sla(
                        new SlaPolicyId("standard"),
                        Optional.of("first_response"),
                        Optional.of(NOW),
                        Optional.of(NOW),
                        List.of("agent:sari")))
                .with(new TicketEvent.Rating("csat", 5, Optional.of(3), Optional.of("terima kasih")))
                .because(Optional.of("asked to"));
    }

    private static TicketEvent bare(TicketEvent.Type type) {
        var full = type == TicketEvent.Type.TICKET_UPDATED;
        return new TicketEvent(
                ID,
                type,
                1,
                NOW,
                "agent:sari",
                new TicketEvent.Ticket(
                        new TicketId(ID),
                        1001,
                        "open",
                        new Category("question"),
                        Priority.NORMAL,
                        new TeamId("technical"),
                        full ? Optional.of(new AgentId("sari")) : Optional.empty(),
                        full ? Set.of(new Label("vip")) : Set.of(),
                        new ConversationKey(new ChannelId("whatsapp"), "demo", "62811"),
                        full ? Optional.of("Nota") : Optional.empty(),
                        "Ani",
                        NOW,
                        NOW),
                full ? List.of(new TicketEvent.Change("agent", Optional.of("budi"), Optional.of("sari"))) : List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

package io.muara.ticket.api;

import static io.muara.ticket.Caller.caller;
import static io.muara.ticket.Caller.post;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Caller;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Holds the API to its own OpenAPI document. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ContractIT {

    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WITH_BODY = Set.of("post", "put", "patch");

    /** It never ends, and has a test of its own. */
    private static final String STREAM = "/api/v1/events";

    @Inject
    Platform platform;

    private record Call(String method, String path, JsonNode operation) {

        boolean takesJson() {
            return operation.at("/requestBody/content").has("application/json");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void every_operation_refuses_what_it_cannot_mean_and_never_fails() throws IOException {
        var ids = known();
        for (var call : calls()) {
            for (var id : List.of(UUID.randomUUID().toString(), "no-id", "%00")) {
                var path = call.path().replaceAll("\\{[^}]+}", id);
                if (!path.equals(call.path())) {
                    refused(
                            call + " with id " + id,
                            send(call.method(), path, WITH_BODY.contains(call.method()) ? "{}" : ""));
                }
            }
            if (call.takesJson()) {
                for (var body :
                        List.of("", "null", "[]", "{", "{\"surely\":\"unknown\"}", "\u0000", "[".repeat(2_000))) {
                    refused(call + " with body " + body, send(call.method(), filled(call.path(), ids), body));
                }
            }
            for (var parameter : parameters(call, "query")) {
                for (var value : List.of("%00", "99999999999999999999")) {
                    if (call.method().equals("get") && !call.path().equals(STREAM)) {
                        var answer = send("get", filled(call.path(), ids) + "?" + parameter + "=" + value, "");
                        assertThat(answer.statusCode())
                                .as("%s with %s=%s", call, parameter, value)
                                .isLessThan(500);
                    }
                }
            }
        }
    }

    @Test
    void every_answer_is_what_the_document_says() throws IOException {
        var document = document();
        var ids = known();
        for (var call : calls()) {
            if (call.method().equals("get") && !call.path().equals(STREAM)) {
                var answer =
                        send("get", filled(call.path(), ids) + (call.path().endsWith("/search") ? "?q=halo" : ""), "");
                valid(document, call, answer);
            }
        }
        for (var written : written(ids).entrySet()) {
            var call = calls().stream()
                    .filter(one -> one.toString().equals(written.getKey()))
                    .findFirst()
                    .orElseThrow();
            valid(document, call, send(call.method(), filled(call.path(), ids), written.getValue()));
        }
    }

    /** One good call of each operation that changes something; others have tests of their own. */
    private static Map<String, String> written(Map<String, String> ids) {
        var ticket = "{\"id\":\"%s\"}".formatted(ids.get("tickets"));
        return Map.of(
                "patch /api/v1/tickets/{id}", "{\"priority\":\"high\"}",
                "post /api/v1/tickets/{id}/assign", "{\"agent\":null}",
                "post /api/v1/tickets/{id}/replies", "{\"text\":\"Halo\"}",
                "post /api/v1/bulk", "{\"tickets\":[%s],\"priority\":\"low\"}".formatted(ticket),
                "post /api/v1/agents", "{\"id\":\"%s\",\"name\":\"A\"}".formatted("agent-" + Platform.somebody()),
                "patch /api/v1/agents/{id}", "{\"name\":\"B\"}",
                "post /api/v1/views", "{\"name\":\"%s\",\"filter\":{}}".formatted(Platform.somebody()),
                "put /api/v1/views/{id}", "{\"name\":\"%s\",\"filter\":{}}".formatted(Platform.somebody()),
                "delete /api/v1/views/{id}", "");
    }

    private Map<String, String> known() {
        var contact = Platform.somebody();
        platform.route(chat(contact));
        var ticket = ticketOf(contact);
        var agent = "agent-" + contact;
        post("/agents", "{\"id\":\"%s\",\"name\":\"A\",\"available\":false}".formatted(agent));
        return Map.of(
                "tickets",
                ticket,
                "contacts",
                Caller.ticket(ticket).getString("contactId"),
                "agents",
                agent,
                "views",
                post("/views", "{\"name\":\"%s\",\"filter\":{}}".formatted(contact))
                        .extract()
                        .path("id"));
    }

    private static String filled(String path, Map<String, String> ids) {
        var kind = Path.of(path).getName(2).toString();
        return path.replaceAll("\\{[^}]+}", ids.getOrDefault(kind, "none"));
    }

    private static void refused(String call, Response answer) {
        assertThat(answer.statusCode()).as(call).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(answer.contentType()).as(call).startsWith(PROBLEM);
            assertThat(answer.jsonPath().getInt("status")).as(call).isEqualTo(answer.statusCode());
        }
    }

    private static void valid(JsonNode document, Call call, Response answer) throws IOException {
        if (answer.statusCode() >= 400) {
            refused(call.toString(), answer);
            return;
        }
        var described = call.operation().at("/responses/" + answer.statusCode());
        assertThat(described.isMissingNode())
                .as("%s answered %d, which is not in the document", call, answer.statusCode())
                .isFalse();
        var schema = described.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            assertThat(schema(document, schema).validate(JSON.readTree(answer.asString())))
                    .as("%s answered %s", call, answer.asString())
                    .isEmpty();
        }
    }

    /** A schema that can name those of the document. */
    private static JsonSchema schema(JsonNode document, JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    }

    private static List<String> parameters(Call call, String in) {
        var names = new ArrayList<String>();
        call.operation().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals(in)) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    private static Response send(String method, String path, String body) {
        var call = caller().urlEncodingEnabled(false);
        return (body.isEmpty() ? call : call.contentType(ContentType.JSON).body(body))
                .request(method, path.replace("'", "%27"));
    }

    private static List<Call> calls() throws IOException {
        var calls = new ArrayList<Call>();
        document().get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                calls.add(new Call(operation.getKey(), path.getKey(), operation.getValue()))));
        assertThat(calls).hasSizeGreaterThan(20);
        return calls;
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(caller().get("/q/openapi?format=json").asString());
    }
}

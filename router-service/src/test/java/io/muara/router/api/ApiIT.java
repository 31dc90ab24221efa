package io.muara.router.api;

import static io.muara.router.rules.Messages.aMail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.muara.contracts.Wire;
import io.muara.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class ApiIT {

    @Inject
    Router router;

    @Test
    void it_tells_which_rules_decide() {
        administrator()
                .get("/api/v1/routing/rules")
                .then()
                .statusCode(200)
                .body("version", matchesPattern("[0-9a-f]{12}"))
                .body("since", matchesPattern("20.*Z"))
                .body("files", hasItems("basics.yaml", "rules.yaml"))
                .body("refused", nullValue());
    }

    @Test
    void it_explains_a_text() {
        administrator()
                .body(Map.of("text", "Barang saya rusak", "channel", "telegram", "at", "2026-01-05T12:00:00+07:00"))
                .post("/api/v1/routing/explain")
                .then()
                .statusCode(200)
                .body("category", equalTo("complaint"))
                .body("team", equalTo("customer-service"))
                .body("message.conversation", equalTo("telegram:trial/+6281234567"))
                .body("decided_by[0].because", hasItem("text has word 'rusak' at 12"))
                .body("decided_by[0].set", hasItem("category=complaint"));
    }

    @Test
    void it_explains_a_whole_message_as_it_stands_on_the_topic() {
        var message = aMail().about("Broken").saying("It arrived broken");

        administrator()
                .body("{\"message\":%s}".formatted(Wire.json().valueToTree(message)))
                .post("/api/v1/routing/explain")
                .then()
                .statusCode(200)
                .body("message.id", equalTo(message.id().toString()))
                .body("category", equalTo("complaint"));
    }

    @Test
    void what_it_cannot_understand_is_a_problem_that_says_why() {
        refused("{\"text\":\"halo\",\"chanel\":\"sms\"}", 400, "chanel: there is no such field");
        refused("{\"text\":\"halo\",\"channel\":\"No Channel\"}", 400, "channel: channel must be");
        refused("{\"text\":\"halo\",\"account\":\"a/b\"}", 400, "account must be present and without a slash");
        refused("{\"subject\":\"halo\"}", 400, "give either a text or a whole message");
        refused("{\"text\":", 400, "The body is not JSON");
        refused("", 400, "The body is missing");
        refused("{\"text\":\"%s\"}".formatted("x".repeat(1_100_000)), 413, "longer than we read");
    }

    @Test
    void it_describes_every_call_and_what_is_answered() throws IOException {
        var description =
                new YAMLMapper().readTree(administrator().get(Description.PATH).asString());

        assertThat(description.path("paths").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(router.getRoutes().stream()
                        .map(Route::getPath)
                        .filter(path -> path != null && path.startsWith("/api/"))
                        .toList());
        assertDescribed(description, "Rules", administrator().get("/api/v1/routing/rules"));
        assertDescribed(description, "Shadow", administrator().get("/api/v1/routing/shadow"));
        var question =
                "{\"text\":\"Barang saya rusak!! saya lapor polisi\",\"sender\":\"+62811\",\"at\":\"2026-01-05T05:00:00Z\"}";
        assertDescribed(description, "Question", question);
        assertDescribed(description, "Decided", administrator().body(question).post("/api/v1/routing/explain"));
        assertDescribed(description, "Problem", administrator().body("{}").post("/api/v1/routing/explain"));
    }

    private static void assertDescribed(JsonNode description, String name, Response answered) throws IOException {
        assertDescribed(description, name, answered.asString());
    }

    private static void assertDescribed(JsonNode description, String name, String json) throws IOException {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$ref", "#/components/schemas/" + name);
        schema.set("components", description.path("components"));
        var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);

        assertThat(validator.validate(Wire.json().readTree(json))).isEmpty();
    }

    @Test
    void nobody_is_answered_without_the_key() {
        given().get(Description.PATH).then().statusCode(401);
        given().get("/api/v1/routing/rules")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer wrong")
                .body("{\"text\":\"halo\"}")
                .post("/api/v1/routing/explain")
                .then()
                .statusCode(401);
        given().get("/q/metrics").then().statusCode(200).body(containsString("muara_api_refused_total"));
    }

    private static void refused(String body, int status, String because) {
        administrator()
                .body(body)
                .post("/api/v1/routing/explain")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(because));
    }

    private static RequestSpecification administrator() {
        return given().header("Authorization", "Bearer muara-local-admin-key").contentType("application/json");
    }
}

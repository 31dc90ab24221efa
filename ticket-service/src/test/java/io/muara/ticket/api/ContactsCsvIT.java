package io.muara.ticket.api;

import static io.muara.ticket.Caller.KEY;
import static io.muara.ticket.Caller.get;
import static io.muara.ticket.Caller.patch;
import static io.muara.ticket.Caller.ticket;
import static io.muara.ticket.Caller.ticketOf;
import static io.muara.ticket.Letters.chat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.ticket.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ContactsCsvIT {

    @Inject
    Platform platform;

    @Test
    void each_row_becomes_a_contact_or_says_why_not() {
        var number = "+" + Platform.somebody();
        var address = number + "@example.org";
        platform.route(chat(number));
        var known = ticket(ticketOf(number)).getString("contactId");

        var taken = post("""
                        name,vip,phone,email,attribute.tier
                        "Lovelace, Ada",true,%s,,gold
                        Budi,false,,%s,silver
                        Nobody,,,,
                        Citra,,0811,,
                        """.formatted(number, address))
                .statusCode(200)
                .body("items.row", equalTo(List.of(2, 3, 4, 5)))
                .body("items.outcome", equalTo(List.of("updated", "created", "failed", "failed")))
                .body("items[0].contact", equalTo(known))
                .body("items[2].reason", containsString("nobody would be found by it"))
                .body("items[3].reason", containsString("such as +628123456789"))
                .extract()
                .jsonPath();

        get("/contacts/" + known)
                .body("name", equalTo("Lovelace, Ada"))
                .body("vip", equalTo(true))
                .body("attributes.tier", equalTo("gold"));
        get("/contacts/" + taken.getString("items[1].contact"))
                .body("name", equalTo("Budi"))
                .body("identities.value", hasItem(address));
    }

    @Test
    void what_was_exported_changes_nothing_when_it_is_imported() {
        var number = "+" + Platform.somebody();
        platform.route(chat(number));
        var id = ticket(ticketOf(number)).getString("contactId");
        patch("/contacts/" + id, "{\"name\":\"=1+1 \\\"Ada\\\"\",\"notes\":\"a\\nb, c\",\"labels\":[\"x\",\"y\"]}")
                .statusCode(200);
        var before = get("/contacts/" + id).extract().asString();

        var table = given().header("Authorization", "Bearer " + KEY)
                .get("/api/v1/contacts.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var taken = post(table).statusCode(200).extract().jsonPath();

        assertThat(table).startsWith("id,name,vip,").contains(id);
        assertThat(taken.<String>getList("items.outcome")).isNotEmpty().containsOnly("updated");
        assertThat(get("/contacts/" + id).extract().asString()).isEqualTo(before);
    }

    @Test
    void a_table_that_nobody_can_mean_is_refused_or_told_where_it_ends() {
        post("Phone,name\n+62811,Ada\n").statusCode(400).body("detail", containsString("[Phone]"));
        post("").statusCode(400);
        post("name,email\nAda,\"ada@x.org")
                .statusCode(200)
                .body("items.outcome", equalTo(List.of("failed")))
                .body("items[0].reason", containsString("cannot be read"));
    }

    private static ValidatableResponse post(String table) {
        return given().header("Authorization", "Bearer " + KEY)
                .contentType("text/csv; charset=utf-8")
                .body(table)
                .post("/api/v1/contacts.csv")
                .then();
    }
}

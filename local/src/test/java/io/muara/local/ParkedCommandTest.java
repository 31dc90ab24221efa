package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkedCommandTest {

    private final FakeProvider tickets = FakeProvider.start(
            0, request -> Answer.json(404, "{\"status\":404,\"detail\":\"nothing is parked under it\"}"));
    private final PrintStream terminal = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StringWriter complained = new StringWriter();

    @AfterEach
    void close() {
        System.setOut(terminal);
        tickets.close();
    }

    @Test
    void the_list_says_what_waits_and_nothing_in_it_speaks_to_the_terminal() {
        tickets.then(Answer.json(200, """
                {"items":[{"id":7,"conversation":"whatsapp:demo/+62811","holds":true,"reason":"a\\u001b[31m\\nred reason",
                 "messages":3,"since":"2026-11-28T01:02:03.456Z"}],"next":null}"""));

        assertThat(run("list")).isZero();

        assertThat(said.toString(UTF_8).lines())
                .containsExactly(
                        "id       holds messages since                 conversation                       reason",
                        "7        yes   3        2026-11-28T01:02:03Z  whatsapp:demo/+62811               a?[31m red reason");
        assertThat(tickets.requests().getFirst().path()).isEqualTo("/api/v1/parked");
        assertThat(tickets.requests().getFirst().headers()).containsEntry("authorization", "Bearer key");
    }

    @Test
    void whether_nothing_waits_is_said_too() {
        tickets.then(Answer.json(200, "{\"items\":[],\"next\":null}"));

        assertThat(run("list")).isZero();
        assertThat(said.toString(UTF_8)).startsWith("Nothing is parked.");
    }

    @Test
    void conversations_are_released_by_id_or_name_and_what_stays_is_told_by_the_exit_status() {
        tickets.then(Answer.json(200, "{\"conversation\":\"sms:demo/+1\",\"handled\":2,\"givenUp\":0}"));
        assertThat(run("release", "7")).isZero();

        tickets.then(Answer.json(200, "{\"conversation\":\"sms:demo/+1\",\"handled\":2,\"givenUp\":0}"));
        tickets.then(Answer.json(200, "{\"conversation\":\"email:a/é b\",\"handled\":0,\"givenUp\":1}"));
        assertThat(run("release", "sms:demo/+1", "email:a/é b")).isEqualTo(3);

        assertThat(said.toString(UTF_8))
                .contains("sms:demo/+1 goes on: 2 handled, 0 could not be", "email:a/é b goes on: 0 handled, 1 could");
        assertThat(tickets.requests())
                .extracting(FakeProvider.Request::path)
                .containsExactly(
                        "/api/v1/parked/7/release",
                        "/api/v1/parked/sms:demo/+1/release",
                        "/api/v1/parked/email:a/é b/release");
    }

    @Test
    void what_could_not_be_handled_is_dropped_with_a_reason_and_never_without() {
        tickets.then(Answer.json(200, "{\"conversation\":\"sms:demo/+1\",\"messages\":2}"));

        assertThat(run("drop", "sms:demo/+1", "--reason", "sent by a test")).isZero();
        assertThat(run("drop", "sms:demo/+1")).isEqualTo(2);

        assertThat(said.toString(UTF_8)).contains("sms:demo/+1: 2 dropped");
        assertThat(complained.toString()).contains("--reason");
        assertThat(tickets.requests()).hasSize(1);
        assertThat(tickets.requests().getFirst().path()).isEqualTo("/api/v1/parked/sms:demo/+1/drop");
        assertThat(tickets.requests().getFirst().body()).isEqualTo("{\"reason\":\"sent by a test\"}");
    }

    @Test
    void what_is_not_parked_and_wrong_use_are_answered_with_a_sentence() {
        assertThat(run("release", "8")).isEqualTo(1);
        assertThat(complained.toString()).contains("404", "nothing is parked under it");
        assertThat(run("release")).isEqualTo(2);
        assertThat(run("eat")).isEqualTo(2);
        assertThat(complained.toString())
                .contains("'./muara routing parked' does not know 'eat', only drop, list, release.");
    }

    private int run(String... arguments) {
        System.setOut(new PrintStream(said, true, UTF_8));
        var all = new ArrayList<>(List.of("routing", "parked"));
        all.addAll(List.of(arguments));
        if (!List.of(arguments).contains("eat")) {
            all.addAll(List.of("--to", tickets.url().toString(), "--key", "key"));
        }
        return Muara.line().setErr(new PrintWriter(complained, true)).execute(all.toArray(String[]::new));
    }
}

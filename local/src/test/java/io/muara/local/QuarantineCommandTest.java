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
import picocli.CommandLine;

class QuarantineCommandTest {

    private static final String ID = "0192e5a0-0000-8000-8000-000000000001";
    private static final String OTHER = "0192e5a0-0000-8000-8000-000000000002";

    private final FakeProvider chat = FakeProvider.start(
            0, request -> Answer.json(404, "{\"status\":404,\"detail\":\"There is no such entry.\"}"));
    private final FakeProvider email = FakeProvider.start(0, request -> Answer.json(200, "{\"items\":[]}"));
    private final PrintStream terminal = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        System.setOut(terminal);
        chat.close();
        email.close();
    }

    @Test
    void the_list_has_columns_and_nothing_in_it_speaks_to_the_terminal() {
        chat.then(Answer.json(200, """
                {"items":[{"id":"%s","channel":"whatsapp","account":"demo","receivedAt":"2026-11-21T01:02:03.456Z",
                 "reason":"a\\u001b[31m\\nred\\u202ereason"}],"next":"c1"}""".formatted(ID)));
        chat.then(Answer.json(200, "{\"items\":[]}"));

        assertThat(run("list", "--channel", "whatsapp")).isZero();

        assertThat(text().lines()).hasSize(2);
        assertThat(text())
                .contains("id ", "channel", "received", ID, "demo", "2026-11-21T01:02:03Z")
                .contains("a?[31m red?reason");
        assertThat(chat.requests())
                .extracting(FakeProvider.Request::query)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("channel=whatsapp", "settled=false")
                                .endsWith("cursor="),
                        second -> assertThat(second).contains("cursor=c1"));
        assertThat(chat.requests().getFirst().headers()).containsEntry("authorization", "Bearer key");
    }

    @Test
    void what_goes_on_waiting_is_told_by_the_exit_status() {
        chat.then(Answer.json(200, "{\"id\":\"%s\",\"outcome\":\"replayed\",\"detail\":\"1 messages\"}".formatted(ID)));
        assertThat(run("replay", ID)).isZero();

        chat.then(Answer.json(
                200, "{\"id\":\"%s\",\"outcome\":\"unreadable\",\"detail\":\"it is not JSON\"}".formatted(ID)));
        assertThat(run("replay", ID)).isEqualTo(3);

        assertThat(run("replay", ID)).isEqualTo(3);
        assertThat(text()).contains("1 replayed", "1 unreadable", "it is not JSON", "There is no such entry.");
    }

    @Test
    void what_one_service_does_not_read_the_next_is_asked_for() {
        var services = List.of(client(chat), client(email));
        chat.then(Answer.json(200, """
                {"items":[{"id":"%s","outcome":"elsewhere"},{"id":"%s","outcome":"unreadable"}]}""".formatted(ID, OTHER)));
        email.then(Answer.json(200, """
                {"items":[{"id":"%s","outcome":"replayed"},{"id":"%s","outcome":"elsewhere"}]}""".formatted(ID, OTHER)));
        var all = new QuarantineDeed(services, "replay", "{}").toAll("?channel=");
        assertThat(all.isAllDone()).isFalse();
        assertThat(all.table()).contains("1 replayed, 1 unreadable");

        chat.then(Answer.json(409, "{\"detail\":\"read by another service\"}"));
        email.then(Answer.json(200, "{\"id\":\"%s\",\"outcome\":\"replayed\"}".formatted(ID)));
        assertThat(new QuarantineDeed(services, "replay", "{}").to(List.of(ID)).isAllDone())
                .isTrue();
    }

    @Test
    void wrong_use_is_answered_with_a_sentence() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("drop", ID)).isEqualTo(2);
        assertThat(run("replay", "--channel", "whatsapp")).isEqualTo(1);
        assertThat(run("replay", "--all", ID)).isEqualTo(1);
        assertThat(run("show", "one")).isEqualTo(1);
        chat.then(Answer.json(401, "{\"detail\":\"a valid key\"}"));
        assertThat(run("list")).isEqualTo(1);
    }

    private int run(String... arguments) {
        System.setOut(new PrintStream(said, true, UTF_8));
        var line = new CommandLine(new Quarantine());
        line.setErr(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            assertThat(failure).isInstanceOf(Refusal.class);
            return CommandLine.ExitCode.SOFTWARE;
        });
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--to", chat.url().toString(), "--key", "key"));
        return line.execute(all.toArray(String[]::new));
    }

    private String text() {
        return said.toString(UTF_8);
    }

    private static QuarantineClient client(FakeProvider service) {
        return new QuarantineClient(service.url().toString(), "key");
    }
}

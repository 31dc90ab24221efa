package io.muara.ticket.api;

import io.muara.ticket.desk.Answer;
import io.muara.ticket.lifecycle.Ticket;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** What the desk answers, as HTTP says it. */
final class Answers {

    private Answers() {}

    static Response of(Answer answer) {
        return of(answer, Answers::show);
    }

    static Response of(Answer answer, Function<Ticket, Response> done) {
        return switch (answer) {
            case Answer.Done(var ticket) -> done.apply(ticket);
            case Answer.Missing() -> Problem.response(404, "there is no such ticket");
            case Answer.Stale(var version) -> stale(version, List.of());
            case Answer.Refused(var reason) -> Problem.response(409, reason);
        };
    }

    /** @param said meanwhile, each a sentence */
    static Response stale(long version, List<String> said) {
        var told = said.isEmpty() ? "" : "; " + String.join("; ", said);
        return Problem.builder(
                        412, "the ticket was changed meanwhile: its ETag is now \"%d\"%s".formatted(version, told))
                .header("ETag", tag(version))
                .build();
    }

    static Response show(Ticket ticket) {
        return Response.ok(TicketView.of(ticket))
                .header("ETag", tag(ticket.version()))
                .build();
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}

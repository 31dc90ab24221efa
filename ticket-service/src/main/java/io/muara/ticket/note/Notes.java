package io.muara.ticket.note;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.Attachment;
import io.muara.contracts.TicketId;
import io.muara.ticket.assignment.Agent;
import io.muara.ticket.assignment.Agents;
import io.muara.ticket.assignment.Team;
import io.muara.ticket.assignment.Teams;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.desk.Desk;
import io.muara.ticket.lifecycle.Mentions;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.TicketMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts notes on tickets, for no eyes but ours. */
@ApplicationScoped
public class Notes {

    private final Desk desk;
    private final Agents agents;
    private final Teams teams;
    private final Clock clock;

    Notes(Desk desk, Agents agents, Teams teams, Clock clock) {
        this.desk = desk;
        this.agents = agents;
        this.teams = teams;
        this.clock = clock;
    }

    public record Note(UUID id, String text, List<Attachment> files, Mentions mentioned) {

        public Note {
            files = List.copyOf(files);
        }
    }

    /** Whom the text calls by name. */
    public Uni<Mentions> mentioned(String text) {
        var names = Mentions.names(text);
        if (names.isEmpty()) {
            return Uni.createFrom().item(Mentions.nobody());
        }
        return agents.all().chain(all -> teams.all().map(known -> {
            var agentIds = all.stream().map(Agent::id).collect(toSet());
            var teamIds = known.stream().map(Team::id).collect(toSet());
            return Mentions.of(names, agentIds::contains, teamIds::contains);
        }));
    }

    public Uni<Answer> take(TicketId ticket, Optional<Long> expected, Note note, String actor) {
        return desk.change(ticket, expected, (session, found) -> {
            var now = clock.instant();
            var event = found.note(note.id(), note.text(), note.files(), note.mentioned(), actor, now);
            var message = new TicketMessage(found, note.id(), note.text(), note.mentioned(), now);
            return session.insert(message.by(actor).carrying(note.files()))
                    .replaceWith(new Outcome.Changed(List.of(event)));
        });
    }
}

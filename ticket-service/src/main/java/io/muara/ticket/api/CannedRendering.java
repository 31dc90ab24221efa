package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.TicketId;
import io.muara.ticket.assignment.Agent;
import io.muara.ticket.assignment.Agents;
import io.muara.ticket.assignment.Team;
import io.muara.ticket.assignment.Teams;
import io.muara.ticket.canned.CannedConfig;
import io.muara.ticket.canned.CannedResponse;
import io.muara.ticket.canned.CannedText;
import io.muara.ticket.canned.Variable;
import io.muara.ticket.contact.Contact;
import io.muara.ticket.contact.ContactReading;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Fills a canned response with what is known of a ticket, in the language of its contact. */
@ApplicationScoped
class CannedRendering {

    private final TicketReading tickets;
    private final ContactReading contacts;
    private final Agents agents;
    private final Teams teams;
    private final CannedConfig config;

    CannedRendering(TicketReading tickets, ContactReading contacts, Agents agents, Teams teams, CannedConfig config) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.agents = agents;
        this.teams = teams;
        this.config = config;
    }

    /** @param missing what the text asks for and nobody knows; left out of it */
    public record Rendered(String text, String language, Set<String> missing) {

        public Rendered {
            missing = Set.copyOf(missing);
        }
    }

    /**
     * @param wanted the language that the agent chose
     * @param by the agent who will send it
     */
    Uni<Rendered> render(CannedResponse response, TicketId id, Optional<String> wanted, Optional<AgentId> by) {
        return tickets.read(id).chain(ticket -> tickets.language(ticket).chain(spoken -> contact(ticket)
                .chain(contact -> agents.all().chain(people -> teams.all().map(known -> {
                    var language = language(response, Stream.concat(wanted.stream(), spoken.stream()));
                    var filled = CannedText.of(language, response.texts().getOrDefault(language, ""))
                            .render(values(
                                    ticket,
                                    contact,
                                    name(people, by.or(ticket::agent)),
                                    name(known, ticket, language)));
                    return new Rendered(filled.text(), language, filled.missing());
                })))));
    }

    /** The first of those wanted that there is, or else the installation's, or else any. */
    private String language(CannedResponse response, Stream<String> wanted) {
        return Stream.concat(wanted, Stream.of(config.language()))
                .filter(response.texts()::containsKey)
                .findFirst()
                .orElseGet(() -> new TreeMap<>(response.texts()).firstKey());
    }

    private Uni<Optional<Contact>> contact(Ticket ticket) {
        return ticket.contactId().map(contacts::read).orElseGet(() -> Uni.createFrom()
                .item(Optional.empty()));
    }

    private static Map<Variable, String> values(
            Ticket ticket, Optional<Contact> contact, Optional<String> agent, Optional<String> team) {
        var values = new EnumMap<Variable, String>(Variable.class);
        values.put(Variable.TICKET_NUMBER, Long.toString(ticket.number()));
        values.put(Variable.TICKET_CATEGORY, ticket.category().value());
        ticket.subject().ifPresent(subject -> values.put(Variable.TICKET_SUBJECT, subject));
        contact.flatMap(known -> known.particulars().name())
                .or(ticket::contactName)
                .ifPresent(name -> values.put(Variable.CONTACT_NAME, name));
        agent.ifPresent(name -> values.put(Variable.AGENT_NAME, name));
        team.ifPresent(name -> values.put(Variable.TEAM_NAME, name));
        return values;
    }

    private static Optional<String> name(List<Agent> agents, Optional<AgentId> id) {
        return agents.stream()
                .filter(agent -> id.equals(Optional.of(agent.id())))
                .map(Agent::name)
                .findFirst();
    }

    private static Optional<String> name(List<Team> teams, Ticket ticket, String language) {
        return teams.stream()
                .filter(team -> team.id().equals(ticket.team()))
                .map(team -> language.equals("id") ? team.nameIndonesian() : team.nameEnglish())
                .findFirst();
    }
}

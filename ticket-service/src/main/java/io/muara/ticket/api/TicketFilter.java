package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which tickets to list, newest change first. Several values of one kind mean any of them. */
class TicketFilter {

    private static final String WORDS = """
            (str(t.number) = :text
             or cast(sql('to_tsvector(''simple'', coalesce(?, '''')) @@ plainto_tsquery(''simple'', ?)',
                         t.subject, :text) as Boolean) = true
             or cast(sql('? in (select m.ticket from message m
                                where to_tsvector(''simple'', left(m.text, 20000)) @@ plainto_tsquery(''simple'', ?))',
                         t.id, :text) as Boolean) = true)""";

    @RestQuery
    @Parameter(
            description =
                    "new, open, pending, on_hold, snoozed, resolved, closed, merged or spam; may be given several times, as may the next five")
    List<String> status = List.of();

    @RestQuery
    List<String> team = List.of();

    @RestQuery
    List<String> priority = List.of();

    @RestQuery
    List<String> channel = List.of();

    @RestQuery
    List<String> category = List.of();

    @RestQuery
    List<String> agent = List.of();

    @RestQuery
    @Parameter(description = "part of the contact's name, address or number")
    @Nullable
    String contact;

    @RestQuery
    @Parameter(description = "words that a message or the subject holds, or the ticket's number")
    @Nullable
    String text;

    @RestQuery
    @Parameter(description = "how many at most, from 1 to 200; 50 unless given")
    @Nullable
    String limit;

    @RestQuery
    @Parameter(description = "the \"next\" of the page before")
    @Nullable
    String cursor;

    int most() {
        return Given.limit(limit, 50);
    }

    /** One ticket more than asked for tells that there is more. */
    Mutiny.SelectionQuery<Ticket> query(Mutiny.StatelessSession session) {
        var conditions = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        any(conditions, values, "standing.status", Given.values("status", status, Status::of));
        any(conditions, values, "team", Given.values("team", team, TeamId::new));
        any(conditions, values, "priority", Given.values("priority", priority, Priority::of));
        any(conditions, values, "category", Given.values("category", category, Category::new));
        any(conditions, values, "agent", Given.values("agent", agent, AgentId::new));
        any(conditions, values, "channel", Given.values("channel", channel, name -> new ChannelId(name).value()));
        about(conditions, values);
        after(conditions, values);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = session.createSelectionQuery(
                "from Ticket t" + where + " order by t.updatedAt desc, t.id desc", Ticket.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(most() + 1);
    }

    private static void any(List<String> conditions, Map<String, Object> values, String field, List<?> wanted) {
        if (!wanted.isEmpty()) {
            var parameter = field.replace('.', '_');
            conditions.add("t.%s in :%s".formatted(field, parameter));
            values.put(parameter, wanted);
        }
    }

    private void about(List<String> conditions, Map<String, Object> values) {
        if (contact != null) {
            conditions.add("(t.contact ilike :contact escape '!' or t.identities ilike :contact escape '!')");
            values.put("contact", "%" + contact.replaceAll("[!%_]", "!$0") + "%");
        }
        if (text != null) {
            conditions.add(WORDS);
            values.put("text", text);
        }
    }

    private void after(List<String> conditions, Map<String, Object> values) {
        if (cursor != null) {
            var last = Given.value("cursor", cursor, Cursor::parse);
            conditions.add("(t.updatedAt < :at or (t.updatedAt = :at and t.id < :ticket))");
            values.put("at", last.updatedAt());
            values.put("ticket", last.ticket());
        }
    }
}

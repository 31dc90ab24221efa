package io.muara.ticket.api;

import io.muara.ticket.search.Filter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which tickets are meant, as callers say it. Several values of one kind mean any of them. */
class TicketFilter {

    private static final String MOMENT = "a moment such as 2026-11-21T01:02:03Z, or how long ago: PT8H, P7D";

    @RestQuery
    @Parameter(description = "a ticket's status; may be given several times, as may the next six")
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
    @Parameter(description = "who answers; \"none\" for tickets that nobody has")
    List<String> agent = List.of();

    @RestQuery
    List<String> label = List.of();

    @RestQuery
    @Parameter(description = "part of the contact's name, address or number")
    @Nullable
    String contact;

    @RestQuery
    @Parameter(description = "the id of a contact, as /contacts tells it")
    @Nullable
    String contactId;

    @RestQuery
    @Parameter(description = MOMENT)
    @Nullable
    String createdFrom;

    @RestQuery
    @Parameter(description = MOMENT)
    @Nullable
    String createdTo;

    @RestQuery
    @Parameter(description = MOMENT)
    @Nullable
    String updatedFrom;

    @RestQuery
    @Parameter(description = MOMENT)
    @Nullable
    String updatedTo;

    @RestQuery
    @Parameter(description = "tickets whose contact has waited for an answer since then or longer: " + MOMENT)
    @Nullable
    String waitingSince;

    @RestQuery
    @Parameter(
            description =
                    "tickets about which something must be done by their SLA before then, what is overdue among them: "
                            + "a moment such as 2026-11-21T01:02:03Z, or how long from now: PT4H, P1D; PT0S for what is overdue")
    @Nullable
    String dueBefore;

    @RestQuery
    @Parameter(description = "not here: words are looked for under /search", hidden = true)
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

    Filter filter(Clock clock) {
        if (text != null) {
            throw new Unacceptable("text: words are looked for under /api/v1/search");
        }
        return filter(given(), clock);
    }

    /** @param given by the names of the parameters */
    static Filter filter(Map<String, List<String>> given, Clock clock) {
        try {
            return Filter.of(given, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new Unacceptable(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, List<String>> given() {
        var given = new LinkedHashMap<String, List<String>>();
        given.put("status", status);
        given.put("team", team);
        given.put("priority", priority);
        given.put("channel", channel);
        given.put("category", category);
        given.put("agent", agent);
        given.put("label", label);
        given.put("contact", one(contact));
        given.put("contactId", one(contactId));
        given.put("createdFrom", one(createdFrom));
        given.put("createdTo", one(createdTo));
        given.put("updatedFrom", one(updatedFrom));
        given.put("updatedTo", one(updatedTo));
        given.put("waitingSince", one(waitingSince));
        given.put("dueBefore", one(dueBefore));
        return given;
    }

    private static List<String> one(@Nullable String value) {
        return Optional.ofNullable(value).stream().toList();
    }
}

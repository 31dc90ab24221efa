package io.muara.ticket.lifecycle;

import static io.muara.ticket.lifecycle.Ticket.change;
import static io.muara.ticket.lifecycle.Ticket.texts;
import static java.util.stream.Collectors.joining;

import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketEvent.Change;
import io.muara.contracts.TicketEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What somebody changes about a ticket. */
final class Amending {

    private final Ticket ticket;
    private final String actor;
    private final Optional<String> why;
    private final Instant now;

    Amending(Ticket ticket, String actor, Optional<String> why, Instant now) {
        this.ticket = ticket;
        this.actor = actor;
        this.why = why;
        this.now = now;
    }

    Outcome amend(Amendment wanted) {
        var before = ticket.state();
        var after = wanted.status().map(wish -> wish.from(before, actor, now)).orElseGet(() -> Optional.of(before));
        if (after.isEmpty()) {
            return ticket.refused("it cannot become %s, only %s"
                    .formatted(wanted.status().get().status().id(), permitted(before)));
        }
        var events = new ArrayList<TicketEvent>();
        wanted.category().flatMap(this::recategorize).ifPresent(events::add);
        wanted.priority().flatMap(this::prioritize).ifPresent(events::add);
        wanted.labels().flatMap(this::label).ifPresent(events::add);
        describe(wanted).ifPresent(events::add);
        move(before, after.get()).ifPresent(events::add);
        return new Outcome.Changed(events);
    }

    /** Never lowers it. */
    Optional<TicketEvent> raise(Priority to) {
        return to.compareTo(ticket.priority) < 0 ? prioritize(to) : Optional.empty();
    }

    Optional<TicketEvent> add(Collection<Label> more) {
        var all = ticket.labels();
        all.addAll(more);
        return label(all);
    }

    private Optional<TicketEvent> prioritize(Priority to) {
        var change = change("priority", ticket.priority.id(), to.id());
        ticket.priority = to;
        return change.map(made -> event(Type.PRIORITY_CHANGED, List.of(made)));
    }

    private Optional<TicketEvent> recategorize(Category to) {
        var change = change("category", ticket.category.value(), to.value());
        ticket.category = to;
        return change.map(made -> event(Type.CATEGORY_CHANGED, List.of(made)));
    }

    private Optional<TicketEvent> label(Collection<Label> to) {
        var wanted = texts(to);
        var change = change("labels", String.join(", ", ticket.labels), String.join(", ", wanted));
        ticket.labels = wanted;
        return change.map(made -> event(Type.LABELS_CHANGED, List.of(made)));
    }

    private Optional<TicketEvent> describe(Amendment wanted) {
        var changes = new ArrayList<Change>();
        var to = wanted.team().orElse(ticket.team);
        change("team", ticket.team.value(), to.value()).ifPresent(change -> {
            changes.add(change);
            ticket.withdrawOffer().ifPresent(changes::add);
            ticket.team = to;
            ticket.queuedSince = now;
        });
        var title = wanted.subject().or(ticket::subject);
        change("subject", ticket.subject(), title).ifPresent(changes::add);
        ticket.subject = title.orElse(null);
        return changes.isEmpty() ? Optional.empty() : Optional.of(event(Type.TICKET_UPDATED, changes));
    }

    private Optional<TicketEvent> move(State before, State after) {
        var changes = ticket.become(after, now);
        return changes.isEmpty() ? Optional.empty() : Optional.of(event(type(before, after), changes));
    }

    private static Type type(State before, State after) {
        return switch (after) {
            case State.Resolved _ -> Type.RESOLVED;
            case State.Closed _ -> Type.CLOSED;
            case State.Snoozed _ -> Type.SNOOZED;
            case State.Open _ when before instanceof State.Resolved -> Type.REOPENED;
            default -> Type.STATUS_CHANGED;
        };
    }

    private String permitted(State from) {
        var next = Arrays.stream(Status.values())
                .filter(status -> status != from.status())
                .filter(status ->
                        Wish.example(status, now).from(from, actor, now).isPresent())
                .map(Status::id)
                .sorted()
                .collect(joining(" or "));
        return next.isEmpty() ? "nothing else" : next;
    }

    private TicketEvent event(Type type, List<Change> changes) {
        return ticket.event(type, actor, now, changes).because(why);
    }
}

package io.muara.ticket.reply;

import io.muara.contracts.DeliveryReport;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reports make of replies and their tickets, worked out report by report without any I/O. */
final class Delivering {

    private final Map<UUID, TicketMessage> replies = new HashMap<>();
    private final Map<TicketId, Ticket> tickets;
    private final Instant now;
    private final Map<Named, TicketMessage> named = new HashMap<>();
    private final Map<Named, List<DeliveryReport>> waiting = new LinkedHashMap<>();
    private final Set<TicketMessage> changedReplies = new LinkedHashSet<>();
    private final Set<Ticket> changedTickets = new LinkedHashSet<>();
    private final List<TicketEvent> events = new ArrayList<>();
    private int unknown;

    /** A reply by the name that its provider gave it. */
    record Named(String account, String providerId) {

        static Optional<Named> in(DeliveryReport report) {
            return report.providerId().map(id -> new Named(EarlyReport.accountOf(report.conversation()), id));
        }
    }

    Delivering(Map<TicketId, Ticket> tickets, Instant now) {
        this.tickets = tickets;
        this.now = now;
    }

    void know(TicketMessage reply) {
        replies.put(reply.id(), reply);
    }

    void know(Named name, UUID reply) {
        Optional.ofNullable(replies.get(reply)).ifPresent(found -> named.put(name, found));
    }

    /** A report that came before anybody could tell what it was about, on an earlier day or just now. */
    void waits(Named name, DeliveryReport report) {
        waiting.computeIfAbsent(name, any -> new ArrayList<>()).add(report);
    }

    void apply(DeliveryReport report) {
        var reply = find(report);
        if (reply != null) {
            settle(reply, report);
            Named.in(report).ifPresent(name -> link(reply, name));
        } else if (report.reply().isEmpty() && report.providerId().isPresent()) {
            waits(Named.in(report).orElseThrow(), report);
        } else {
            unknown++;
        }
    }

    Object[] changedReplies() {
        return changedReplies.toArray();
    }

    Object[] changedTickets() {
        return changedTickets.toArray();
    }

    List<TicketEvent> events() {
        return List.copyOf(events);
    }

    /** Those that nobody can tell yet what they are about. */
    Object[] stillWaiting() {
        return waiting.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(report -> new EarlyReport(report, entry.getKey().providerId(), now)))
                .toArray();
    }

    int unknown() {
        return unknown;
    }

    private @Nullable TicketMessage find(DeliveryReport report) {
        var byId = report.reply().map(ReplyId::value).map(replies::get);
        return byId.or(() -> Named.in(report).map(named::get)).orElse(null);
    }

    private void link(TicketMessage reply, Named name) {
        if (reply.providerId().isEmpty()) {
            reply.knownAs(name.providerId());
            changedReplies.add(reply);
        }
        named.putIfAbsent(name, reply);
        var overtaken = waiting.remove(name);
        if (overtaken != null) {
            overtaken.forEach(report -> settle(reply, report));
        }
    }

    private void settle(TicketMessage reply, DeliveryReport report) {
        if (!reply.report(report.status(), report.reason(), report.at())) {
            return;
        }
        changedReplies.add(reply);
        var ticket = Objects.requireNonNull(tickets.get(new TicketId(reply.ticket())), "a reply without its ticket");
        var told = ticket.delivered(reply, now);
        if (!told.isEmpty()) {
            events.addAll(told);
            changedTickets.add(ticket);
        }
    }
}

package io.muara.ticket.reply;

import io.muara.contracts.ChannelId;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.MessageId;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.address.Contact;
import io.muara.ticket.lifecycle.AddressProblem;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What reports make of replies and their tickets, worked out report by report without any I/O. */
final class Delivering {

    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");

    private final Map<UUID, TicketMessage> replies = new HashMap<>();
    private final Map<TicketId, Ticket> tickets;
    private final Instant now;
    private final Map<Named, TicketMessage> named = new HashMap<>();
    private final Map<Named, List<DeliveryReport>> waiting = new LinkedHashMap<>();
    private final Set<TicketMessage> changedReplies = new LinkedHashSet<>();
    private final Set<Ticket> changedTickets = new LinkedHashSet<>();
    private final List<TicketEvent> events = new ArrayList<>();
    private final Map<Contact, AddressProblem> marked = new HashMap<>();
    private final Map<Contact, Instant> working = new HashMap<>();
    private final Map<TicketId, Instant> heard = new HashMap<>();
    private final Map<MessageId, List<UUID>> upTo = new HashMap<>();
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

    /** @param told by the report, of all that was said until then */
    void know(MessageId report, List<UUID> told) {
        upTo.put(report, told);
    }

    UUID[] tickets() {
        return tickets.keySet().stream().map(TicketId::value).toArray(UUID[]::new);
    }

    /** That a ticket's contact wrote, from the address that we write to. */
    void heard(TicketId ticket, Instant at) {
        heard.put(ticket, at);
    }

    /** A report that came before anybody could tell what it was about, on an earlier day or just now. */
    void waits(Named name, DeliveryReport report) {
        waiting.computeIfAbsent(name, any -> new ArrayList<>()).add(report);
    }

    void apply(DeliveryReport report) {
        if (report.upTo().isPresent()) {
            settleAll(report);
            return;
        }
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

    /** Addresses that were found to be dead or unwilling. */
    Map<Contact, AddressProblem> marked() {
        return Map.copyOf(marked);
    }

    /** Addresses that were thought so and got something all the same, and when. */
    Map<Contact, Instant> working() {
        return Map.copyOf(working);
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

    /** What had not left us yet when the report came cannot be meant, whenever it was written. */
    private void settleAll(DeliveryReport report) {
        upTo.getOrDefault(report.id(), List.of()).stream()
                .map(replies::get)
                .flatMap(Stream::ofNullable)
                .filter(TicketMessage::isWithProvider)
                .forEach(reply -> settle(reply, report));
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
        judge(reply, report);
        if (!reply.report(report.status(), report.reason(), report.at())) {
            return;
        }
        changedReplies.add(reply);
        var ticket = ticketOf(reply);
        tell(ticket, ticket.news(now).delivered(reply));
        follow(ticket, reply, report);
    }

    /** WhatsApp may know somebody whom we wrote to by their number under another name, and their answer comes under that. */
    private void follow(Ticket ticket, TicketMessage reply, DeliveryReport report) {
        var to = report.conversation();
        var from = ticket.conversation();
        var isRenamed = to.channel().equals(WHATSAPP)
                && from.channel().equals(WHATSAPP)
                && to.account().equals(from.account())
                && reply.conversation().equals(from);
        if (ticket.isOurs() && isRenamed) {
            tell(ticket, ticket.moveTo(to, List.of(), now).stream().toList());
        }
    }

    /** The address is the one that we wrote to: a report may name another, to which mail was passed on. */
    private void judge(TicketMessage reply, DeliveryReport report) {
        var ticket = ticketOf(reply);
        var contact = Contact.of(reply.conversation());
        if (report.finding().isPresent()) {
            // Mail and reports travel on topics of their own: what they wrote since may have overtaken the bounce.
            if (heard.getOrDefault(ticket.id(), Instant.MIN).isAfter(report.at())) {
                return;
            }
            var problem =
                    new AddressProblem(report.finding().get(), report.reason().orElse(""), report.at());
            marked.put(contact, problem);
            working.remove(contact);
            tell(ticket, ticket.addressFails(problem, now).stream().toList());
        } else if (arrived(report)) {
            ticket.addressProblem()
                    .filter(problem -> !problem.since().isAfter(report.at()))
                    .ifPresent(problem -> {
                        marked.remove(contact);
                        working.put(contact, report.at());
                        tell(ticket, List.of(ticket.addressWorks(problem.finding(), now)));
                    });
        }
    }

    private static boolean arrived(DeliveryReport report) {
        return report.status() == DeliveryReport.Status.DELIVERED || report.status() == DeliveryReport.Status.READ;
    }

    private Ticket ticketOf(TicketMessage reply) {
        return Objects.requireNonNull(tickets.get(new TicketId(reply.ticket())), "a reply without its ticket");
    }

    private void tell(Ticket ticket, List<TicketEvent> told) {
        if (!told.isEmpty()) {
            events.addAll(told);
            changedTickets.add(ticket);
        }
    }
}

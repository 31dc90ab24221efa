package io.muara.ticket.intake;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.AttachmentReport;
import io.muara.contracts.ContactId;
import io.muara.contracts.DeliveryReport.Finding;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import io.muara.ticket.acknowledgement.Acknowledgements.Opened;
import io.muara.ticket.address.Contact;
import io.muara.ticket.assignment.Demand;
import io.muara.ticket.assignment.Distribution;
import io.muara.ticket.assignment.Work;
import io.muara.ticket.language.Languages;
import io.muara.ticket.lifecycle.Related;
import io.muara.ticket.lifecycle.State;
import io.muara.ticket.lifecycle.Threads;
import io.muara.ticket.lifecycle.Threads.Said;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.relation.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What a batch of messages makes of the tickets, worked out message by message without any I/O. */
final class Receiving {

    private final Map<TicketId, Ticket> known;
    private final Instant now;
    private final Map<Said, TicketMessage> targets = new HashMap<>();
    private final Map<UUID, List<AttachmentReport>> fetched = new HashMap<>();
    private final Map<Contact, Finding> cleared = new HashMap<>();
    private final Map<MessageId, ContactId> writers;
    private final Set<TicketMessage> redacted = new LinkedHashSet<>();
    private final Map<TicketId, Ticket> opened = new LinkedHashMap<>();
    private final Map<TicketId, Ticket> changed = new LinkedHashMap<>();
    private final List<TicketMessage> messages = new ArrayList<>();
    private final List<TicketEvent> events = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<TicketId, SlaPolicyId> policies = new HashMap<>();

    /** @param writers who wrote each of the messages, as far as that is sure */
    Receiving(Map<TicketId, Ticket> known, Map<MessageId, ContactId> writers, Instant now) {
        this.known = known;
        this.writers = writers;
        this.now = now;
    }

    /** A message that one of those to be received takes back. */
    void know(TicketMessage target) {
        target.remotes().forEach(remote -> targets.put(new Said(target.conversation(), remote), target));
        target.providerId().ifPresent(id -> targets.put(new Said(target.conversation(), id), target));
    }

    /** What became of a file of one of those to be received. */
    void know(AttachmentReport report) {
        fetched.computeIfAbsent(report.message().value(), first -> new ArrayList<>())
                .add(report);
    }

    /** @param addresses that were thought dead or unwilling until they wrote */
    void know(Map<Contact, Finding> addresses) {
        cleared.putAll(addresses);
    }

    /** @param numbers one for each ticket that is opened */
    void receive(List<Placed> placed, Iterator<Long> numbers, Distribution distribution) {
        for (var message : placed) {
            if (message.place().opens()) {
                var ticket = open(message, numbers.next());
                assign(ticket, message.routed(), distribution);
            } else {
                join(message, distribution);
            }
        }
    }

    /** What it takes to find agents for the tickets that are opened, and for those that come back to theirs. */
    Demand demand(List<Placed> placed) {
        var openers = placed.stream().filter(message -> message.place().opens()).toList();
        var back = placed.stream()
                .map(message -> known.get(message.place().ticket()))
                .filter(ticket -> ticket != null && ticket.state() instanceof State.Resolved)
                .toList();
        return new Demand(
                Stream.concat(
                                openers.stream().map(message -> message.routed().team()),
                                back.stream().map(Ticket::team))
                        .collect(toSet()),
                Stream.concat(
                                openers.stream().flatMap(message -> message.routed().agent().stream()),
                                back.stream().flatMap(ticket -> ticket.agent().stream()))
                        .collect(toSet()),
                Set.copyOf(writers.values()));
    }

    Object[] opened() {
        return opened.values().toArray();
    }

    /** The tickets that these messages opened, which {@link #receive} got too. */
    List<Opened> openedBy(List<Placed> placed) {
        return placed.stream()
                .filter(message -> message.place().opens())
                .map(message -> new Opened(
                        Objects.requireNonNull(opened.get(message.place().ticket())), message.routed()))
                .toList();
    }

    Object[] changed() {
        return changed.values().toArray();
    }

    /** What was taken back, of these messages and of those before. */
    Set<TicketMessage> redacted() {
        return redacted;
    }

    /** Messages of before that are different now. */
    Object[] emptied() {
        return redacted.stream().filter(message -> !messages.contains(message)).toArray();
    }

    Object[] messages() {
        return messages.toArray();
    }

    List<TicketEvent> events() {
        return List.copyOf(events);
    }

    List<Link> links() {
        return List.copyOf(links);
    }

    /** Those that rules named, the last of each ticket. */
    Map<TicketId, SlaPolicyId> policies() {
        return Map.copyOf(policies);
    }

    private Ticket open(Placed message, long number) {
        var ticket = new Ticket(message.place().ticket(), number, message.routed(), now);
        opened.put(ticket.id(), ticket);
        append(ticket, message);
        message.place().related().ifPresent(other -> relate(ticket, other));
        return ticket;
    }

    private void relate(Ticket ticket, Related other) {
        events.add(ticket.news(now).relate(other.number()));
        links.add(new Link(ticket.id(), other.kind(), other.ticket()));
    }

    private void join(Placed message, Distribution distribution) {
        var id = message.place().ticket();
        var ticket = opened.get(id);
        if (ticket == null) {
            ticket = Objects.requireNonNull(known.get(id), "a message was placed on a ticket that is not there");
            changed.put(id, ticket);
        }
        var done = !(ticket.state() instanceof State.Active);
        append(ticket, message);
        if (done && ticket.state() instanceof State.Active) {
            take(ticket, distribution);
        }
    }

    private void append(Ticket ticket, Placed placed) {
        var routed = placed.routed();
        claim(ticket, routed.message());
        events.addAll(ticket.receive(routed, placed.place().why(), now));
        routed.slaPolicy().ifPresent(policy -> policies.put(ticket.id(), policy));
        var message = new TicketMessage(ticket, routed.message(), placed.place().why()).in(Languages.of(routed));
        messages.add(message);
        Optional.ofNullable(cleared.remove(Contact.of(message.conversation())))
                .ifPresent(before -> events.add(ticket.addressWorks(before, now)));
        for (var report : fetched.getOrDefault(message.id(), List.of())) {
            message.fetched(report)
                    .ifPresent(file -> events.add(ticket.news(now).fetched(message, file)));
        }
        move(ticket, placed);
        Withdrawals.target(routed.message()).ifPresentOrElse(this::redact, () -> know(message));
    }

    /** Somebody else who writes on it does not make it theirs. */
    private void claim(Ticket ticket, InboundMessage message) {
        if (ticket.conversation().equals(message.conversation())) {
            Optional.ofNullable(writers.get(message.id())).ifPresent(ticket::belongTo);
        }
    }

    /** To where its contact is from now on, or wrote last. */
    private void move(Ticket ticket, Placed placed) {
        var message = placed.routed().message();
        var follows =
                switch (placed.place().why().by()) {
                    case CONTACT -> true;
                    case MERGED_TICKET ->
                        ticket.contactId().isPresent()
                                && ticket.contactId().equals(Optional.ofNullable(writers.get(message.id())));
                    default -> false;
                };
        message.threading()
                .movesTo()
                .filter(to -> ticket.conversation().equals(message.conversation()))
                .or(() -> Optional.of(message.conversation()).filter(here -> follows))
                .flatMap(to -> ticket.moveTo(to, message.sender().identities(), now))
                .ifPresent(events::add);
    }

    private void redact(Said taken) {
        var target = targets.get(taken);
        if (target == null) {
            return;
        }
        var id = new TicketId(target.ticket());
        var ticket = opened.getOrDefault(id, known.get(id));
        if (ticket != null && target.withdraw(taken.providerId())) {
            redacted.add(target);
            events.add(ticket.news(now).redacted(target));
            if (!opened.containsKey(id)) {
                changed.put(id, ticket);
            }
        }
    }

    private void assign(Ticket ticket, RoutedMessage routed, Distribution distribution) {
        if (!routed.spam()) {
            var work = Work.of(ticket, routed.agent(), Set.of());
            events.addAll(distribution.first(work).apply(ticket, now));
        }
    }

    /** It is work again: for its agent, if they have room for it. */
    private void take(Ticket ticket, Distribution distribution) {
        if (ticket.agent().isEmpty() || distribution.keep(ticket)) {
            return;
        }
        events.addAll(ticket.unassign(Ticket.SYSTEM, Optional.of("no room for it"), now));
        events.addAll(
                distribution.first(Work.of(ticket, Optional.empty(), Set.of())).apply(ticket, now));
    }

    /** A message and the ticket that it was found to belong to. */
    record Placed(RoutedMessage routed, Threads.Place place) {}
}

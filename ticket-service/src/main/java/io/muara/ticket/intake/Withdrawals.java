package io.muara.ticket.intake;

import static java.util.stream.Collectors.toMap;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.lifecycle.Threads.Said;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.History;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** What contacts took back: the messages that we have of it, and the deletions that came before what they delete. */
@ApplicationScoped
class Withdrawals {

    private static final String TARGETS = """
            select m.id
            from unnest(cast(:conversations as text[]), cast(:ids as text[])) as said (conversation, id)
            join message m on m.conversation = said.conversation
              and md5(m.provider_id) = md5(said.id) and m.provider_id = said.id
            where m.content ->> 'type' <> 'deletion'
            union
            select m.id
            from unnest(cast(:conversations as text[]), cast(:ids as text[])) as said (conversation, id)
            join ticket t on t.conversation = said.conversation
            join message m on m.ticket = t.id and m.conversation = said.conversation
              and m.attachments @> jsonb_build_array(jsonb_build_object('remote', said.id))
            """;

    private static final String DELETIONS = """
            select said.conversation, said.id
            from unnest(cast(:conversations as text[]), cast(:ids as text[])) as said (conversation, id)
            join message m on m.content ->> 'type' = 'deletion'
              and md5(m.content ->> 'target') = md5(said.id) and m.content ->> 'target' = said.id
              and m.conversation = said.conversation
            """;

    private final History history;

    Withdrawals(History history) {
        this.history = history;
    }

    /** Those that the messages take back or a file of, as far as we have them. Their tickets must be locked. */
    Uni<List<TicketMessage>> targets(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        var said = messages.stream()
                .flatMap(routed -> target(routed.message()).stream())
                .distinct()
                .toList();
        if (said.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return query(session, TARGETS, said, UUID.class)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : session.createSelectionQuery("from TicketMessage where id in :ids", TicketMessage.class)
                                .setParameter("ids", ids)
                                .getResultList());
    }

    /** The same messages, emptied where they were taken back before they came. */
    Uni<List<RoutedMessage>> emptied(Mutiny.StatelessSession session, List<RoutedMessage> messages) {
        var said = messages.stream()
                .flatMap(routed -> Stream.concat(Stream.of(said(routed.message())), files(routed.message())))
                .distinct()
                .toList();
        return query(session, DELETIONS, said, Tuple.class).map(rows -> {
            var deleted = new HashSet<Said>();
            rows.forEach(row ->
                    deleted.add(new Said(ConversationKey.parse(row.get(0, String.class)), row.get(1, String.class))));
            return messages.stream().map(routed -> emptied(routed, deleted)).toList();
        });
    }

    /** Empties the events that told of the messages. */
    Uni<Void> forget(Mutiny.StatelessSession session, Collection<TicketMessage> redacted) {
        var byTicket = redacted.stream()
                .collect(toMap(TicketMessage::ticket, message -> Set.of(message.id()), Withdrawals::both));
        return history.redact(session, byTicket);
    }

    static Optional<Said> target(InboundMessage message) {
        return message.content() instanceof Content.Deletion(var target)
                ? Optional.of(new Said(message.conversation(), target))
                : Optional.empty();
    }

    /** @param deleted what was taken back so far; what this message takes back is added */
    private static RoutedMessage emptied(RoutedMessage routed, Set<Said> deleted) {
        var message = routed.message();
        target(message).ifPresent(deleted::add);
        if (message.content().about().isEmpty() && deleted.contains(said(message))) {
            return routed.about(new InboundMessage(
                    message.id(),
                    message.conversation(),
                    message.sender(),
                    Optional.empty(),
                    new Content.Deletion(message.provenance().providerId()),
                    List.of(),
                    message.threading(),
                    message.provenance(),
                    Optional.empty()));
        }
        return files(message).anyMatch(deleted::contains) ? withoutFiles(routed, deleted) : routed;
    }

    /** One picture of an album may be taken back and the others not. */
    private static RoutedMessage withoutFiles(RoutedMessage routed, Set<Said> deleted) {
        var message = routed.message();
        var kept = message.attachments().stream()
                .filter(file -> said(message, file).filter(deleted::contains).isEmpty())
                .toList();
        return routed.about(new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                message.content(),
                kept,
                message.threading(),
                message.provenance(),
                message.mail()));
    }

    private static Stream<Said> files(InboundMessage message) {
        return message.attachments().stream().flatMap(file -> said(message, file).stream());
    }

    private static Optional<Said> said(InboundMessage message, Attachment file) {
        return file.remote().map(remote -> new Said(message.conversation(), remote));
    }

    private static Said said(InboundMessage message) {
        return new Said(message.conversation(), message.provenance().providerId());
    }

    private static <T> Uni<List<T>> query(Mutiny.StatelessSession session, String sql, List<Said> said, Class<T> row) {
        return session.createNativeQuery(sql, row)
                .setParameter(
                        "conversations",
                        said.stream().map(one -> one.conversation().toString()).toArray(String[]::new))
                .setParameter("ids", said.stream().map(Said::providerId).toArray(String[]::new))
                .getResultList();
    }

    private static Set<UUID> both(Set<UUID> some, Set<UUID> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}

package io.muara.ticket.acknowledgement;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.address.Contact;
import io.muara.ticket.address.MarkedAddresses;
import io.muara.ticket.database.NewRows;
import io.muara.ticket.language.Languages;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.reply.Words;
import io.muara.ticket.tracking.TrackingLinks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Acknowledges what opened tickets, in the transaction that opens them. That holds a contact's messages one behind the other,
 * so their limits are exact; the limit of an account may be passed by what is handled in the same moment.
 */
@ApplicationScoped
public class Acknowledgements {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final String TO_CONTACTS = """
            select contact, count(*) filter (where given_at > :hour), count(*) from acknowledgement
            where contact = any(:contacts) and given_at > :day group by contact
            """;

    private static final String BY_ACCOUNTS = """
            select account, count(*) from acknowledgement
            where account = any(:accounts) and given_at > :hour group by account
            """;

    private final AcknowledgementConfig config;
    private final Texts texts;
    private final TrackingLinks links;
    private final Clock clock;

    Acknowledgements(AcknowledgementConfig config, Texts texts, TrackingLinks links, Clock clock) {
        this.config = config;
        this.texts = texts;
        this.links = links;
        this.clock = clock;
    }

    /** A ticket and the message that has just opened it. */
    public record Opened(Ticket ticket, RoutedMessage by) {}

    public Uni<Acknowledged> to(Mutiny.StatelessSession session, List<Opened> tickets) {
        var asking =
                tickets.stream().filter(opened -> opened.by().acknowledge()).toList();
        if (asking.isEmpty()) {
            return Uni.createFrom().item(new Acknowledged());
        }
        var now = clock.instant();
        return given(session, asking, now).chain(given -> Languages.wanted(session, contactsOf(asking))
                .map(wanted -> acknowledged(asking, given, wanted, now)));
    }

    /** After the tickets. */
    public Uni<Void> keep(Mutiny.StatelessSession session, Acknowledged acknowledged) {
        return NewRows.insert(session, acknowledged.replies())
                .chain(() -> NewRows.insert(session, acknowledged.given()))
                .chain(() -> links.keep(session, acknowledged.links()));
    }

    private Acknowledged acknowledged(List<Opened> asking, Given given, Map<ContactId, String> wanted, Instant now) {
        var obstacles = new Obstacles(config, given, now);
        var acknowledged = new Acknowledged();
        for (var opened : asking) {
            obstacles
                    .to(opened.by())
                    .ifPresentOrElse(reason -> acknowledged.refuse(opened.ticket(), reason, now), () -> {
                        var language = texts.language(
                                opened.ticket().contactId().map(wanted::get).or(() -> Languages.of(opened.by())));
                        give(opened, language, acknowledged, now);
                        given.oneMore(opened.ticket().conversation());
                    });
        }
        return acknowledged;
    }

    private void give(Opened opened, String language, Acknowledged acknowledged, Instant now) {
        var link = links.make(opened.ticket().id());
        var text = texts.of(language, opened.ticket().number(), link.url());
        acknowledged.give(opened.ticket(), opened.by(), Words.automatic(text, language), link, now);
    }

    private static Set<ContactId> contactsOf(List<Opened> asking) {
        return asking.stream()
                .flatMap(opened -> opened.ticket().contactId().stream())
                .collect(toSet());
    }

    private static Uni<Given> given(Mutiny.StatelessSession session, List<Opened> asking, Instant now) {
        var given = new Given();
        return session.createNativeQuery(TO_CONTACTS, Tuple.class)
                .setParameter("contacts", distinct(asking, ConversationKey::contact))
                .setParameter("hour", now.minus(HOUR))
                .setParameter("day", now.minus(DAY))
                .getResultList()
                .invoke(rows -> rows.forEach(row ->
                        given.toContact(row.get(0, String.class), row.get(1, Long.class), row.get(2, Long.class))))
                .chain(() -> session.createNativeQuery(BY_ACCOUNTS, Tuple.class)
                        .setParameter("accounts", distinct(asking, Acknowledgement::accountOf))
                        .setParameter("hour", now.minus(HOUR))
                        .getResultList())
                .invoke(rows -> rows.forEach(row -> given.byAccount(row.get(0, String.class), row.get(1, Long.class))))
                .chain(() -> MarkedAddresses.problems(session, contacts(asking)))
                .invoke(problems -> given.marked(problems.keySet()))
                .replaceWith(given);
    }

    private static Set<Contact> contacts(List<Opened> asking) {
        return asking.stream()
                .map(opened -> Contact.of(opened.ticket().conversation()))
                .collect(toSet());
    }

    private static String[] distinct(List<Opened> asking, Function<ConversationKey, String> part) {
        return asking.stream()
                .map(opened -> part.apply(opened.ticket().conversation()))
                .distinct()
                .toArray(String[]::new);
    }
}

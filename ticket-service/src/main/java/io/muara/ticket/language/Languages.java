package io.muara.ticket.language;

import io.muara.contracts.ContactId;
import io.muara.contracts.Findings;
import io.muara.contracts.Language;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.lifecycle.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Languages as ISO 639-1 codes. */
public final class Languages {

    /** Below it is a guess among several. */
    private static final double SURE = 0.5;

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String OF_TICKET = """
            select coalesce(
                (select h.particulars ->> 'language' from contact c join contact h on h.id = c.head where c.id = :contact),
                (select m.language from message m
                  where m.ticket = :ticket and m.direction = 'in' and m.language is not null
                  order by m.position desc limit 1))
            """;

    private static final String WANTED = """
            select c.id, h.particulars ->> 'language' from contact c join contact h on h.id = c.head
            where c.id = any(:contacts) and h.particulars ->> 'language' is not null
            """;

    private Languages() {}

    /** What a message is written in, or else what its sender's app is set to. */
    public static Optional<String> of(RoutedMessage routed) {
        return routed.findings()
                .flatMap(Findings::language)
                .filter(language -> language.confidence() >= SURE)
                .map(Language::code)
                .or(() -> routed.message().sender().language().flatMap(Languages::code));
    }

    /** What the ticket's contact wants to be answered in, or else what they wrote in last. */
    public static Uni<Optional<String>> of(Mutiny.StatelessSession session, Ticket ticket) {
        return session.createNativeQuery(OF_TICKET, String.class)
                .setParameter(
                        "contact", ticket.contactId().map(ContactId::value).orElse(NOBODY))
                .setParameter("ticket", ticket.id().value())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** What those of the contacts want to be answered in who said so. */
    public static Uni<Map<ContactId, String>> wanted(Mutiny.StatelessSession session, Collection<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(WANTED, Tuple.class)
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    var wanted = new HashMap<ContactId, String>();
                    rows.forEach(row -> wanted.put(new ContactId(row.get(0, UUID.class)), row.get(1, String.class)));
                    return wanted;
                });
    }

    /**
     * The first of the wishes that is spoken.
     *
     * @param wishes each a BCP 47 tag, or a list of them as browsers send it, the best first
     * @param spoken their codes
     */
    public static Optional<String> first(Stream<String> wishes, Set<String> spoken) {
        return wishes.flatMap(wish -> Stream.of(wish.split(",", -1)))
                .flatMap(tag -> code(tag).stream())
                .filter(spoken::contains)
                .findFirst();
    }

    /** Of a BCP 47 tag, also one as Java and Android write it, or one with the weight that a browser gives it. */
    private static Optional<String> code(String tag) {
        var bare = tag.split(";", 2)[0].strip().replace('_', '-');
        return Optional.of(Locale.forLanguageTag(bare).getLanguage()).filter(code -> !code.isEmpty());
    }
}

package io.muara.ticket.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whom a part of a name, number or address may mean, written right or nearly so. */
final class Contacts {

    private static final int MOST = 1_000;

    private static final String CALLED = """
            select distinct c.id from contact c
            where c.head in (
                (select p.head from contact p where lower(p.name) like :part limit %1$d)
                union all
                (select p.head from contact_identity i join contact p on p.id = i.contact
                 where i.value like :part limit %1$d))
            limit %1$d
            """.formatted(MOST + 1);

    private static final String WITH_IDENTITY = """
            select asked.text, ltrim(found.value, '+')
            from unnest(cast(:texts as text[]), cast(:parts as text[])) as asked (text, part)
            cross join lateral (select value from contact_identity where value like asked.part limit 8) found
            """;

    private static final String NEARLY_CALLED = """
            select asked.text, near.word
            from unnest(cast(:texts as text[])) as asked (text)
            cross join lateral (
                select words.word
                from (select distinct regexp_split_to_table(named.name, ' +') as word
                      from (select lower(c.name) as name from contact c where lower(c.name) %> lower(asked.text) limit 200) named
                     ) words
                where similarity(words.word, lower(asked.text)) >= 0.4
                order by similarity(words.word, lower(asked.text)) desc, words.word
                limit 5
            ) near
            """;

    private Contacts() {}

    /** @param tooMany whether there are more than these */
    record Known(List<UUID> ids, boolean tooMany) {}

    static Uni<Known> called(Mutiny.StatelessSession session, String part) {
        return session.createNativeQuery(CALLED, UUID.class)
                .setParameter("part", "%" + Filter.escaped(part) + "%")
                .getResultList()
                .map(ids -> new Known(ids, ids.size() > MOST));
    }

    /** The query, in which a part of a number or address means the whole, too. */
    static Uni<Query> withIdentities(Mutiny.StatelessSession session, Query query) {
        var parts = query.terms().stream()
                .filter(term -> term.partOfIdentity().isPresent())
                .toList();
        if (parts.isEmpty()) {
            return Uni.createFrom().item(query);
        }
        return session.createNativeQuery(WITH_IDENTITY, Tuple.class)
                .setParameter("texts", parts.stream().map(Query.Term::text).toArray(String[]::new))
                .setParameter(
                        "parts",
                        parts.stream()
                                .map(term -> "%"
                                        + Filter.escaped(term.partOfIdentity().orElseThrow()) + "%")
                                .toArray(String[]::new))
                .getResultList()
                .map(rows -> query.alsoMeaning(byText(rows)));
    }

    /** The query, in which a name means those that are written nearly so, too. */
    static Uni<Query> withSimilarNames(Mutiny.StatelessSession session, Query query) {
        var names = query.terms().stream()
                .filter(Query.Term::mayBeName)
                .map(Query.Term::text)
                .toArray(String[]::new);
        if (names.length == 0) {
            return Uni.createFrom().item(query);
        }
        return session.createNativeQuery(NEARLY_CALLED, Tuple.class)
                .setParameter("texts", names)
                .getResultList()
                .map(rows -> query.alsoMeaning(byText(rows)));
    }

    private static Map<String, List<String>> byText(List<Tuple> rows) {
        return rows.stream()
                .collect(groupingBy(
                        row -> row.get(0, String.class), mapping(row -> row.get(1, String.class), toList())));
    }
}

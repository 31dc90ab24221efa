package io.muara.ticket.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds tickets by what was said on them, by whom, and by their number. However many there are, only the newest few hundred
 * are looked at and put in order, the best first, and never for longer than a person waits.
 */
@ApplicationScoped
public class Search {

    /** How many parts of tickets are looked at. */
    private static final int MOST = 300;

    /** So few that it is better to look whether they hold the words than to look which tickets hold them. */
    private static final int FEW = 2_000;

    private static final String PATIENCE = "interval '400 ms'";

    private static final String COUNT_FEW =
            "select count(*) from (select 1 from ticket t where %%s limit %d) few".formatted(FEW + 1);

    private static final String AMONG_FEW = """
            select d.ticket, d.part, d.number, d.document
            from ticket t join ticket_document d on d.ticket = t.id
            where d.document @@ (select words from query) and %s
            order by d.number desc, d.part desc
            """;

    // Numbers are given in order of creation, or nearly so. Without their offset 0 the looks would become parts of a
    // plan that reads everything.
    private static final String LOOKS = """
            query
            cross join (
                select block, below
                from looks_between(
                    (select t.number from ticket t where %%2$s order by t.created_at desc limit 1) + 4096,
                    (select t.number from ticket t where %%3$s order by t.created_at limit 1) - 4096, %%4$d)
                    with ordinality as looks (block, below, place)
                where place <= 2 or clock_timestamp() - statement_timestamp() < %s offset 0
            ) looks""".formatted(PATIENCE);

    /** What was found may not fit, so that nobody knows how many must be found: the blocks stay such that each is soon looked through. */
    private static final String FROM_THE_NEWEST = """
            select d.ticket, d.part, d.number, d.document
            from %s
            cross join lateral (
                select m.* from ticket_document m
                where m.document @@ (query.words && looks.block) and m.number < looks.below
                order by m.number desc, m.part desc
            ) d
            cross join lateral (select 1 from ticket t where t.id = d.ticket and %%1$s offset 0) fits
            """.formatted(LOOKS);

    private static final int AS_MANY_AS_THERE_ARE = 1_000_000;

    /** What is not found in so many large blocks is so rare that all the others are one look. */
    private static final int UNTIL_RARE = 2;

    private static final String EVERYWHERE = """
            select d.ticket, d.part, d.number, whole.document
            from %s
            cross join lateral (
                select m.ticket, m.part, m.number from ticket_document m
                where m.document @@ (query.words && looks.block) and m.number < looks.below
                order by m.number desc, m.part desc limit %d
            ) d
            cross join lateral (
                select m.document from ticket_document m where m.ticket = d.ticket and m.part = d.part offset 0
            ) whole
            """.formatted(LOOKS, MOST);

    private static final String BEST = """
            with query as materialized (select query_of(cast(cast(:terms as text) as jsonb), true) as words),
            found as materialized (%%s limit %1$d),
            ranked as (
                select
                    f.ticket, f.part, f.number,
                    cast(1000000 * (ts_rank(cast(array[0.1, 0.3, 0.6, 1] as real[]), f.document, query.words, 1)
                        + case when f.number = any(cast(:numbers as bigint[])) then 10 else 0 end) as bigint) as score
                from found f cross join query
            ),
            best as (select distinct on (ticket) * from ranked order by ticket, score desc, part desc)
            select whole.cut, page.ticket, page.part, page.number, page.score
            from (
                select count(*) = %1$d or clock_timestamp() - statement_timestamp() >= %2$s as cut from found
            ) whole
            left join lateral (
                select * from best where (score, number) < (:score, :number)
                order by score desc, number desc limit :limit
            ) page on true
            order by page.score desc, page.number desc
            """.formatted(MOST, PATIENCE);

    private final Mutiny.SessionFactory sessions;

    Search(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * @param part of the ticket that fits best
     * @param score the higher, the better
     */
    public record Found(UUID ticket, int part, long number, long score) {}

    /**
     * What was found.
     *
     * @param complete false where older tickets may fit, too: the search went no further back
     * @param nearly whether names that are only written nearly so counted
     */
    public record Result(List<Found> found, boolean complete, boolean nearly, Query query) {

        public Result first(int most) {
            return new Result(found.subList(0, Math.min(most, found.size())), complete, nearly, query);
        }
    }

    /**
     * The best first.
     *
     * @param typed words, "words in this order", -without
     * @param after the last that was seen
     */
    public Uni<Result> find(String typed, Filter filter, Optional<After> after, int most) {
        var query = Query.parse(typed);
        if (!query.looksForSomething()) {
            return Uni.createFrom().item(new Result(List.of(), true, false, query));
        }
        return sessions.withStatelessSession(
                session -> known(session, filter).chain(fitting -> Contacts.withIdentities(session, query)
                        .chain(meant -> exactlyOrNearly(session, meant, fitting, after, most))));
    }

    private static Uni<Result> exactlyOrNearly(
            Mutiny.StatelessSession session, Query query, Filter filter, Optional<After> after, int most) {
        if (after.filter(After::nearly).isPresent()) {
            return nearly(session, query, filter, after, most);
        }
        return find(session, query, filter, after, most)
                .chain(exactly -> exactly.found().isEmpty() && after.isEmpty()
                        ? nearly(session, query, filter, after, most)
                        : Uni.createFrom().item(exactly));
    }

    private static Uni<Result> nearly(
            Mutiny.StatelessSession session, Query query, Filter filter, Optional<After> after, int most) {
        return Contacts.withSimilarNames(session, query)
                .chain(meant -> find(session, meant, filter, after, most))
                .map(found -> new Result(found.found(), found.complete(), true, found.query()));
    }

    /**
     * The last of a page.
     *
     * @param nearly whether names that are only written nearly so counted
     */
    public record After(long score, long number, boolean nearly) {}

    static Uni<Filter> known(Mutiny.StatelessSession session, Filter filter) {
        return filter.contact()
                .map(part -> Contacts.called(session, part).map(filter::of))
                .orElseGet(() -> Uni.createFrom().item(filter));
    }

    private static Uni<Result> find(
            Mutiny.StatelessSession session, Query query, Filter filter, Optional<After> after, int most) {
        return source(session, filter)
                .chain(source -> filter.bind(session.createNativeQuery(BEST.formatted(source), Tuple.class))
                        .setParameter("terms", query.json())
                        .setParameter("numbers", query.numbers().toArray(Long[]::new))
                        .setParameter("score", after.map(After::score).orElse(Long.MAX_VALUE))
                        .setParameter("number", after.map(After::number).orElse(Long.MAX_VALUE))
                        .setParameter("limit", most)
                        .getResultList())
                .map(rows -> new Result(
                        rows.stream().flatMap(row -> found(row).stream()).toList(),
                        !rows.getFirst().get(0, Boolean.class),
                        false,
                        query));
    }

    private static Uni<String> source(Mutiny.StatelessSession session, Filter filter) {
        var condition = filter.condition();
        if (filter.isEmpty()) {
            return Uni.createFrom().item(EVERYWHERE.formatted("", "true", "true", UNTIL_RARE));
        }
        var newest =
                FROM_THE_NEWEST.formatted(condition, filter.createdTo(), filter.createdFrom(), AS_MANY_AS_THERE_ARE);
        return filter.bind(session.createNativeQuery(COUNT_FEW.formatted(condition), Long.class))
                .getSingleResult()
                .map(count -> count > FEW ? newest : AMONG_FEW.formatted(condition));
    }

    private static Optional<Found> found(Tuple row) {
        return Optional.ofNullable(row.get(1, UUID.class))
                .map(ticket ->
                        new Found(ticket, row.get(2, Integer.class), row.get(3, Long.class), row.get(4, Long.class)));
    }
}

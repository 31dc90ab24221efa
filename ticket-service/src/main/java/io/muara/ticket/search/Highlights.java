package io.muara.ticket.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/** The words around what was found, for people to see why. */
@ApplicationScoped
public class Highlights {

    private static final Pattern HIT = Pattern.compile("\u0002([^\u0003]*)\u0003");

    private static final String SHOWN = """
            with query as materialized (select query_of(cast(cast(:terms as text) as jsonb), false) as words),
            asked as (select * from unnest(cast(:tickets as uuid[]), cast(:parts as int[])) as asked (ticket, part))
            select t.id, 'subject', cast(null as bigint), shown(t.subject, query.words)
            from asked join ticket t on t.id = asked.ticket cross join query
            where words_of(t.subject) @@ query.words
            union all
            select t.id, 'contact', null, shown(t.contact, query.words)
            from asked join ticket t on t.id = asked.ticket cross join query
            where words_of(t.contact) @@ query.words
            union all
            select asked.ticket, 'message', best.position, shown(best.text, query.words)
            from asked cross join query
            cross join lateral (
                select m.position, m.text
                from message m cross join lateral (select words_of(left(m.text, 20000)) as document offset 0) said
                where m.ticket = asked.ticket and m.position between asked.part * 8 + 1 and asked.part * 8 + 8
                    and said.document @@ query.words
                order by ts_rank(said.document, query.words) desc, m.position
                limit 1
            ) best
            """;

    private final Mutiny.SessionFactory sessions;

    Highlights(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * A place at which something was found.
     *
     * @param in subject, contact or message
     * @param position of the message
     */
    public record Match(String in, Optional<Long> position, List<Piece> pieces) {}

    /** @param hit whether it is what was looked for, or what lies around that */
    public record Piece(String text, boolean hit) {}

    public Uni<Map<UUID, List<Match>>> of(Search.Result result) {
        var found = result.found();
        if (found.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return sessions.withStatelessSession(session -> session.createNativeQuery(SHOWN, Tuple.class)
                .setParameter("terms", result.query().json())
                .setParameter(
                        "tickets", found.stream().map(Search.Found::ticket).toArray(UUID[]::new))
                .setParameter("parts", found.stream().map(Search.Found::part).toArray(Integer[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(groupingBy(row -> row.get(0, UUID.class), mapping(Highlights::match, toList())))));
    }

    private static Match match(Tuple row) {
        return new Match(
                row.get(1, String.class),
                Optional.ofNullable(row.get(2, Long.class)),
                pieces(row.get(3, String.class)));
    }

    static List<Piece> pieces(String shown) {
        var pieces = new ArrayList<Piece>();
        var hit = HIT.matcher(shown);
        var from = 0;
        while (hit.find()) {
            add(pieces, shown.substring(from, hit.start()), false);
            add(pieces, hit.group(1), true);
            from = hit.end();
        }
        add(pieces, shown.substring(from), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean hit) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, hit));
        }
    }
}

package io.muara.ingest.quarantine;

import io.muara.contracts.MessageId;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a call asks for, by its query. */
record Asked(Filter filter, Optional<Page.Cursor> after, int limit) {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<String> KNOWN = Set.of("channel", "account", "since", "settled", "limit", "cursor");

    /** @throws Refused naming the parameter and what it must look like */
    static Asked in(RoutingContext call) {
        // What is not understood could be a filter, without which too much would be settled.
        for (var name : call.queryParams().names()) {
            if (!KNOWN.contains(name)) {
                throw new Refused(400, "There is no parameter '%s', only %s.".formatted(name, sorted()));
            }
        }
        return new Asked(
                new Filter(
                        value(call, "channel"),
                        value(call, "account"),
                        value(call, "since").map(Asked::time),
                        settled(value(call, "settled").orElse("false"))),
                value(call, "cursor").map(Asked::cursor),
                value(call, "limit").map(Asked::limit).orElse(USUAL));
    }

    /** Empty when it is no id at all. */
    static Optional<MessageId> id(RoutingContext call) {
        try {
            return Optional.ofNullable(call.pathParam("id"))
                    .map(UUID::fromString)
                    .map(MessageId::new);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(RoutingContext call, String name) {
        return call.queryParam(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(400, "since must be a day or a moment, such as 2026-11-21 or 2026-11-21T08:00:00Z.");
        }
    }

    private static Optional<Boolean> settled(String text) {
        return switch (text) {
            case "false" -> Optional.of(false);
            case "true" -> Optional.of(true);
            case "all" -> Optional.empty();
            default -> throw new Refused(400, "settled must be true, false or all.");
        };
    }

    private static Page.Cursor cursor(String text) {
        return Page.Cursor.parse(text)
                .orElseThrow(() -> new Refused(400, "cursor must be the 'next' of an answer before."));
    }

    private static int limit(String text) {
        var limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw new Refused(400, "limit must be between 1 and %d.".formatted(MOST));
        }
        return limit;
    }

    private static String sorted() {
        return String.join(", ", KNOWN.stream().sorted().toList());
    }
}

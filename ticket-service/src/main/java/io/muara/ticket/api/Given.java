package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a call gave as text; what cannot be read is {@link Unacceptable}, by its name. */
final class Given {

    private static final int MOST = 200;
    private static final int MOST_FILES = 10;

    /** No channel takes more in one message, and no record on Kafka. */
    private static final int LONGEST = 60_000;

    private Given() {}

    static <T> List<T> values(String name, List<String> texts, Function<String, T> read) {
        return texts.stream().map(text -> value(name, text, read)).toList();
    }

    static <T> T value(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Unacceptable("%s: %s".formatted(name, e.getMessage()));
        }
    }

    /** What cannot be made of what was given is not acceptable, for the reason that it gives. */
    static <T> T made(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new Unacceptable("%s".formatted(e.getMessage()));
        }
    }

    static int limit(@Nullable String text, int usual) {
        if (text == null) {
            return usual;
        }
        var limit = value("limit", text, Integer::parseInt);
        if (limit < 1 || limit > MOST) {
            throw new Unacceptable("limit must be from 1 to %d, but was %d".formatted(MOST, limit));
        }
        return limit;
    }

    /** An id that is none is unknown like any other. */
    static TicketId ticket(String text) {
        try {
            return TicketId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no ticket '%s'".formatted(text), e);
        }
    }

    /** The same of a reply. */
    static ReplyId reply(String text) {
        try {
            return ReplyId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no reply '%s'".formatted(text), e);
        }
    }

    /** The version that {@code If-Match} names; a star stands for any. */
    static Optional<Long> version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        var tag = ifMatch.strip();
        var bare = tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
        return Optional.of(value("If-Match", bare, text -> version(text, ifMatch)));
    }

    private static long version(String text, String ifMatch) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a ticket's ETag, but was '%s'".formatted(ifMatch), e);
        }
    }

    static String text(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Unacceptable(name + " must say something");
        }
        return atMost(name, LONGEST, text);
    }

    static String atMost(String name, int longest, @Nullable String text) {
        var given = present(name, text);
        if (given.length() > longest) {
            throw new Unacceptable(
                    "%s must have at most %d characters, but has %d".formatted(name, longest, given.length()));
        }
        return given;
    }

    static List<UUID> files(@Nullable List<UUID> ids) {
        var given = ids == null ? List.<UUID>of() : ids;
        if (given.size() > MOST_FILES || given.stream().anyMatch(Objects::isNull)) {
            throw new Unacceptable("attachments must be the ids of at most %d files".formatted(MOST_FILES));
        }
        return given;
    }

    static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new Unacceptable(name + " must not be null");
        }
        return value;
    }

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new Unacceptable("the call needs a JSON body");
        }
        return body;
    }
}

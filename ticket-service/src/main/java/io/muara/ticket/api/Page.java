package io.muara.ticket.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** @param next give it as {@code cursor} to read on; null when there is nothing more */
public record Page<T>(List<T> items, @Nullable String next) {

    /** @param found one more than the limit when there is more to read */
    static <R, T> Page<T> of(List<R> found, int limit, Function<R, T> view, Function<R, String> cursor) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursor.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}

package io.muara.contracts.written;

import java.util.Optional;

/**
 * Something wrong in a file, with everything its author needs to find and mend it.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path such as {@code rules[3].then.category}; empty for the file as a whole
 */
public record Mistake(String file, int line, int column, String path, String reason, Optional<String> suggestion) {

    @Override
    public String toString() {
        var where = path.isEmpty() ? "" : path + ": ";
        var mend = suggestion.map(text -> "; " + text).orElse("");
        return "%s:%d:%d: %s%s%s".formatted(file, line, column, where, reason, mend);
    }
}

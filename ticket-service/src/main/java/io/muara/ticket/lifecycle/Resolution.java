package io.muara.ticket.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** How a ticket came to be resolved, such as {@code solved}, {@code no_answer} or a word of the installation's own. */
public record Resolution(@JsonValue String value) {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public static final Resolution SOLVED = new Resolution("solved");

    @JsonCreator
    public Resolution {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "resolution must be up to 40 small letters, digits and '_', such as 'solved' or 'no_answer', but was '%s'"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

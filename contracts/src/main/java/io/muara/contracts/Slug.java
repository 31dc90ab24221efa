package io.muara.contracts;

import java.util.regex.Pattern;

/** The one form of every id that people write in rules, URLs and configuration. */
final class Slug {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*");
    private static final int LONGEST = 64;

    private Slug() {}

    static void check(String what, String value) {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must be at most %d lower-case letters and digits with single dashes, dots or underscores between them, but was '%s'"
                            .formatted(what, LONGEST, value));
        }
    }
}

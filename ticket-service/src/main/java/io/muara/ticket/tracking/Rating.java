package io.muara.ticket.tracking;

import java.util.Optional;

/** How content a contact is, from 1 to 5. */
record Rating(int score, Optional<String> comment) {

    static final int LONGEST_COMMENT = 2_000;
    private static final int BEST = 5;

    Rating {
        if (score < 1 || score > BEST) {
            throw new IllegalArgumentException("a score is from 1 to %d, but was %d".formatted(BEST, score));
        }
        comment = comment.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_COMMENT)));
    }
}

package io.muara.ticket.satisfaction;

import io.muara.ticket.database.Storable;
import java.util.Optional;

/** What a contact answered. */
public record Rating(Question question, int score, Optional<String> comment) {

    public static final int LONGEST_COMMENT = 2_000;

    public Rating {
        if (score < question.worst() || score > question.best()) {
            throw new IllegalArgumentException("a score of %s is from %d to %d, but was %d"
                    .formatted(question.id(), question.worst(), question.best(), score));
        }
        comment = comment.map(text -> text.substring(0, Math.min(text.length(), LONGEST_COMMENT)))
                .map(Storable::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}

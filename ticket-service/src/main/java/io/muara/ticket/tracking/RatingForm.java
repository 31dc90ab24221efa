package io.muara.ticket.tracking;

import io.muara.ticket.satisfaction.Rating;
import io.muara.ticket.satisfaction.Ratings;
import java.time.Instant;
import java.util.List;

/**
 * Where a contact says how content they are, as the page shows it; for Qute, which finds what it shows by name.
 *
 * @param open whether an answer can still be given
 * @param rated what was answered
 */
public record RatingForm(
        boolean open,
        String question,
        String heading,
        String legend,
        List<Choice> choices,
        String rated,
        String comment) {

    public RatingForm {
        choices = List.copyOf(choices);
    }

    /** As {@link RatingForm}. */
    public record Choice(int score, String label, boolean chosen) {}

    static RatingForm of(Ratings.Asked asked, Language language, Instant now) {
        var question = asked.question();
        var open = asked.isOpen(now);
        return new RatingForm(
                open,
                question.id(),
                language.text(question.id()),
                language.text(question.id() + ".legend"),
                choices(asked, language),
                asked.answer()
                        .map(given -> language.text(open ? "rate.now" : "rate.final", given.score(), question.best()))
                        .orElse(""),
                asked.answer().flatMap(Rating::comment).orElse(""));
    }

    public int longest() {
        return Rating.LONGEST_COMMENT;
    }

    /** Five have words of their own, the best first; eleven are a scale. */
    private static List<Choice> choices(Ratings.Asked asked, Language language) {
        return switch (asked.question()) {
            case CSAT ->
                asked.question()
                        .scores()
                        .mapToObj(score -> choice(asked, score, language.text("csat." + score)))
                        .toList()
                        .reversed();
            case NPS ->
                asked.question()
                        .scores()
                        .mapToObj(score -> choice(asked, score, Integer.toString(score)))
                        .toList();
        };
    }

    private static Choice choice(Ratings.Asked asked, int score, String label) {
        return new Choice(
                score,
                label,
                asked.answer().filter(given -> given.score() == score).isPresent());
    }
}

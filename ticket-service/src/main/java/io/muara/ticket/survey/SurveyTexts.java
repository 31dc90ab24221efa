package io.muara.ticket.survey;

import static java.util.stream.Collectors.toMap;

import io.muara.ticket.language.Phrases;
import io.muara.ticket.satisfaction.Question;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What asks and what reminds, by question and language. */
@Startup // so that a wrong text stops the start and not the first request
@ApplicationScoped
class SurveyTexts {

    private static final String SETTINGS = "muara.satisfaction";

    private final Map<Question, Phrases> asking;
    private final Map<Question, Phrases> reminding;

    /** @throws ConfigurationException when a text cannot be used */
    SurveyTexts(SurveyConfig config) {
        var source = new Phrases.Source(SETTINGS, "/satisfaction/", config.texts(), config.language());
        this.asking = phrases(source, ".");
        this.reminding = phrases(source, "-reminder.");
    }

    /** @param known what the contact speaks, if anybody knows */
    String language(Question question, boolean reminder, Optional<String> known) {
        return of(question, reminder).language(known);
    }

    String text(Question question, boolean reminder, String language, long number, String link) {
        return of(question, reminder).of(language, values(number, link));
    }

    private Phrases of(Question question, boolean reminder) {
        return Objects.requireNonNull((reminder ? reminding : asking).get(question));
    }

    private static Map<Question, Phrases> phrases(Phrases.Source source, String kind) {
        return Arrays.stream(Question.values())
                .collect(
                        toMap(question -> question, question -> new Phrases(source, question.id() + kind, examples())));
    }

    private static List<Map<String, Object>> examples() {
        return List.of(values(1, "https://example.com"));
    }

    private static Map<String, Object> values(long number, String link) {
        return Map.of("number", number, "link", link);
    }
}

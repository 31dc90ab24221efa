package io.muara.ticket.survey;

import io.muara.ticket.satisfaction.Question;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "muara.satisfaction")
public interface SurveyConfig {

    /** Where nothing else is said of the ticket's category, team or channel. */
    @WithDefault("none")
    Ask ask();

    /** How long after a ticket was resolved. */
    @WithDefault("1h")
    Duration after();

    /** How long whoever was asked is not asked again, on whichever ticket. */
    @WithDefault("30d")
    Duration quiet();

    /** How often whoever does not answer is reminded. */
    @WithDefault("1")
    int reminders();

    /** How long after they were asked or reminded last. */
    @WithDefault("3d")
    Duration remindAfter();

    /** When so many were asked from an account, the others wait. */
    @WithDefault("300")
    int perAccountHour();

    /** Addresses, and domains as {@code @example.com}, that are never asked. */
    Optional<List<String>> never();

    /** Where the contact's is not known, as two letters. */
    @WithDefault("id")
    String language();

    /** A folder with texts that take the place of ours, such as {@code csat.id.txt}. */
    Optional<Path> texts();

    /** How often we look for whom to ask. */
    @WithDefault("10s")
    Duration lookEvery();

    Map<String, Part> categories();

    Map<String, Part> teams();

    Map<String, Part> channels();

    enum Ask {
        NONE,
        CSAT,
        NPS;

        Optional<Question> question() {
            return switch (this) {
                case NONE -> Optional.empty();
                case CSAT -> Optional.of(Question.CSAT);
                case NPS -> Optional.of(Question.NPS);
            };
        }
    }

    /** What is different for some tickets. */
    interface Part {

        Optional<Ask> ask();

        Optional<Duration> after();

        /** Whoever last wrote longer ago is not asked: their channel would not take it. */
        Optional<Duration> within();
    }
}

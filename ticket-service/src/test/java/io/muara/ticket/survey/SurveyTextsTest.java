package io.muara.ticket.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.ticket.satisfaction.Question;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTextsTest {

    private static final String LINK = "https://help.example.com/t/abc?lang=id#rate";
    private static final Wishes WISHES = Wishes.asking(SurveyConfig.Ask.CSAT);

    @TempDir
    Path folder;

    @Test
    void every_text_has_the_link_once_and_says_something_of_its_own() {
        var texts = new SurveyTexts(WISHES);

        for (var question : Question.values()) {
            for (var language : new String[] {"id", "en"}) {
                var asked = texts.text(question, false, language, 1001, LINK);
                var reminded = texts.text(question, true, language, 1001, LINK);

                assertThat(asked).containsOnlyOnce(LINK).contains("1001").isNotEqualTo(reminded);
                assertThat(reminded).containsOnlyOnce(LINK);
            }
        }
        assertThat(texts.text(Question.NPS, false, "id", 1, LINK)).contains("merekomendasikan");
        assertThat(texts.text(Question.NPS, false, "en", 1, LINK)).contains("recommend");
    }

    @Test
    void the_contacts_language_is_spoken_where_there_are_words_in_it() throws Exception {
        Files.writeString(folder.resolve("csat.ms.txt"), "Tiket {number}: {link}");
        var texts = new SurveyTexts(WISHES.saying(folder));

        assertThat(texts.language(Question.CSAT, false, Optional.of("en"))).isEqualTo("en");
        assertThat(texts.language(Question.CSAT, false, Optional.of("ms"))).isEqualTo("ms");
        assertThat(texts.language(Question.CSAT, true, Optional.of("ms"))).isEqualTo("id");
        assertThat(texts.language(Question.NPS, false, Optional.empty())).isEqualTo("id");
        assertThat(texts.text(Question.CSAT, false, "ms", 7, LINK)).isEqualTo("Tiket 7: " + LINK);
    }

    @Test
    void a_text_that_cannot_be_filled_stops_the_start() throws Exception {
        Files.writeString(folder.resolve("nps-reminder.en.txt"), "{nobody}");

        assertThatThrownBy(() -> new SurveyTexts(WISHES.saying(folder)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("muara.satisfaction.texts: nps-reminder.en.txt");
    }
}

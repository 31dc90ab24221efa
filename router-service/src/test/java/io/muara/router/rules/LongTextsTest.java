package io.muara.router.rules;

import static io.muara.router.rules.ConditionsTest.evidence;
import static io.muara.router.rules.Messages.aChat;
import static io.muara.router.rules.Messages.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.InboundMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what somebody wrote only so much is looked at, whatever asks, so that nobody can make the others wait. */
class LongTextsTest {

    private static final int LOOKED_AT = 16_384;
    private static final String WANTED = " rusak";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text: rusak",
                "text: { matches: 'rusak$' }",
                "text: { matches: '(r|s)usak' }",
                "words: { matches: rusak }",
                "subject: { matches: rusak }",
                "header: { x-note: { matches: rusak } }",
                "attachments: { name: { matches: rusak } }",
                "cel: 'text.contains(\"rusak\")'",
                "cel: 'subject.contains(\"rusak\")'",
                "cel: 'headers[\"x-note\"][0].contains(\"rusak\")'",
                "cel: 'attachments[0].name.contains(\"rusak\")'",
            })
    void what_stands_behind_it_is_not_seen(String condition) {
        assertThat(evidence(condition, saying(" ".repeat(LOOKED_AT - WANTED.length()) + WANTED)))
                .isPresent();
        assertThat(evidence(condition, saying(" ".repeat(LOOKED_AT) + WANTED))).isEmpty();
    }

    @Test
    void no_letter_is_cut_in_half() {
        var message = aChat().saying("x".repeat(LOOKED_AT - 1) + "😀");

        assertThat(evidence("cel: 'text.size() == %d'".formatted(LOOKED_AT - 1), message))
                .isPresent();
    }

    private static InboundMessage saying(String text) {
        return Messages.withHeader(aMail().with(text).about(text).saying(text, "1"), "x-note", text);
    }
}

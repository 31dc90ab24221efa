package io.muara.router.rules;

import static io.muara.router.rules.Messages.aChat;
import static io.muara.router.rules.Messages.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.InboundMessage;
import io.muara.router.condition.Circumstances;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be asked of a message, and what evidence says. */
class ConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text: { all-words: [rusak, hilang] }         | hilang dan rusak  | text has word 'rusak' at 11",
                "text: { matches: 'inv-[0-9]+' }              | cek INV-77 ya     | text has 'inv-77' at 4, which matches inv-[0-9]+",
                "text: { starts-with: [stop, berhenti] }      | STOP kirim promo  | text starts 'stop kirim promo'",
                "text: { is: [ya, ok] }                       | Ya                | text is ya",
                "text: { not: { words: rusak } }              | halo              | ",
                "words: { matches: halo }                     | halo              | message has 'halo' at 0, which matches halo",
                "subject: { exists: false }                   | halo              | ",
                "hashtag: [promo]                             | ada #Promo?       | hashtag is promo",
                "hashtag: '#promo'                            | ada #promo?       | hashtag is promo",
                "channel: { not: { is: [email, sms] } }       | x                 | ",
                "medium: { exists: false }                    | x                 | ",
                "direction: inbound                           | x                 | direction is inbound",
                "account: [demo]                              | x                 | account is demo",
                "sender: { starts-with: '+62' }               | x                 | sender starts '+6281234567'",
                "attachments: { count: 0 }                    | x                 | number of attachments is 0",
                "attachments: { count: { at-most: 0 } }       | x                 | number of attachments is 0",
                "comment: false                               | x                 | only we see it",
                "forwarded: false                             | x                 | nothing says that it is forwarded",
                "reply: false                                 | x                 | it answers nothing and no ticket is open",
                "contact: { known: false }                    | x                 | contact is not known",
                "cel: 'text.size() > 3 && channel == \"whatsapp\"' | abcd         | expression holds: text.size() > 3 && channel == \"whatsapp\"",
                "cel: 'senders.exists(s, s.startsWith(\"+62\"))' | x              | expression holds: senders.exists(s, s.startsWith(\"+62\"))",
            })
    void a_chat_is_what_is_asked_for(String condition, String text, String evidence) {
        var found = evidence(condition, aChat().saying(text), Circumstances.UNKNOWN);

        assertThat(found).as(condition).isPresent();
        assertThat(found.get().stream().findFirst().orElse(null)).isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text: { all-words: [rusak, hilang] }   | rusak",
                "text: { matches: 'inv-[0-9]+' }        | inv",
                "text: { starts-with: stop }            | non stop",
                "text: { not: { words: rusak } }        | rusak",
                "subject: { exists: true }              | x",
                "hashtag: promo                         | promo",
                "channel: { not: { is: whatsapp } }     | x",
                "direction: echo                        | x",
                "attachments: { size: { at-least: 1 B } } | x",
                "attachments: { type: 'image/*' }       | x",
                "attachments: { name: { matches: x } }  | x",
                "header: { list-id: { exists: true } }  | x",
                "contact: { vip: true }                 | x",
                "contact: { attributes: { tier: gold } } | x",
                "latest: { waiting: { at-least: 0s } }  | x",
                "suggestion: { category: complaint }    | x",
                "language: xh                           | x",
                "comment: true                          | x",
                "cel: 'headers[\"list-id\"][0] == \"x\"' | x",
                "cel: 'contact.vip'                     | x",
            })
    void a_chat_is_not_what_it_is_not(String condition, String text) {
        assertThat(evidence(condition, aChat().saying(text), Circumstances.UNKNOWN))
                .isEmpty();
    }

    @Test
    void files_can_be_asked_for_by_type_size_number_and_name() {
        var message = aChat().with("Bukti.PNG").saying("");

        assertThat(evidence("attachments: { type: 'image/*', size: 10 B, count: { between: [1, 2] } }", message))
                .contains(List.of(
                        "attachment type is image/*", "attachment size is 10 bytes", "number of attachments is 1"));
        assertThat(evidence("attachments: { name: { matches: '^bukti[.]png$' } }", message))
                .isPresent();
        assertThat(evidence("attachments: { size: { greater: 10 B } }", message))
                .isEmpty();
        assertThat(evidence("cel: 'attachments.all(a, a.type == \"image/png\" && a.bytes == 10)'", message))
                .isPresent();
    }

    @Test
    void a_mails_headers_can_be_asked_for() {
        var message = Messages.withHeader(aMail().about("x").saying("y"), "list-id", "News <news.example.org>");

        assertThat(evidence("header: { List-Id: { matches: 'news[.]example' } }", message))
                .contains(List.of("header list-id has 'news.example' at 6, which matches news[.]example"));
        assertThat(evidence("header: { list-id: { exists: true }, x-priority: { exists: false } }", message))
                .isPresent();
        assertThat(evidence("header: { list-id: other }", message)).isEmpty();
    }

    static Optional<List<String>> evidence(String condition, InboundMessage message) {
        return evidence(condition, message, Circumstances.UNKNOWN);
    }

    static Optional<List<String>> evidence(String condition, InboundMessage message, Circumstances circumstances) {
        var rules = Written.rules(
                "rules:\n  - { name: asked, when: { %s }, then: { labels: [x] } }\n".formatted(condition));
        return rules.decide(message, circumstances).decidedBy().stream()
                .filter(decision -> decision.rule().equals("asked"))
                .map(decision -> decision.because())
                .findFirst();
    }
}

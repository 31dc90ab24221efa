package io.muara.router.rules;

import static io.muara.router.rules.Messages.aChat;
import static io.muara.router.rules.Messages.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.RoutedMessage;
import io.muara.router.condition.Circumstances;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However rules are found, those that fire are those whose conditions hold. */
class RuleIndexTest {

    private static final List<String> WORDS = List.of(
            "rusak", "kirim", "refund", "belum sampai", "tagihan", "halo", "promo", "paket", "admin", "makasih");

    private static final List<String> EXPRESSIONS =
            List.of("inv-\\\\d+", "pak?et", "re(fund|tur)n?", "[a-z]+ing", "ha.o");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_rule_that_holds_is_missed(long seed) {
        var random = new Random(seed);
        var rules = usable(IntStream.range(0, 200)
                .mapToObj(number -> "  - { name: r%d, when: %s, then: { labels: [l%d] } }"
                        .formatted(number, condition(random, 0), number))
                .collect(Collectors.joining("\n")));

        for (var i = 0; i < 100; i++) {
            var message = message(random);
            assertThat(fired(rules.decide(message)))
                    .as("%s %s", message.subject(), message.content())
                    .isEqualTo(holding(rules, message));
        }
    }

    private static List<String> fired(RoutedMessage routed) {
        return routed.decidedBy().stream()
                .map(RoutedMessage.Decision::rule)
                .filter(rule -> !rule.equals("defaults"))
                .toList();
    }

    private static List<String> holding(RuleSet rules, InboundMessage message) {
        var reading = rules.reading(message, Circumstances.UNKNOWN);
        return rules.rules().stream()
                .filter(rule -> rule.when().holds(reading))
                .map(Rule::name)
                .toList();
    }

    private static String condition(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 11 : 8)) {
            case 0 -> "{ words: [%s, %s] }".formatted(of(WORDS, random), of(WORDS, random));
            case 1 -> "{ subject: %s }".formatted(of(WORDS, random));
            case 2 -> "{ text: { all-words: [%s, %s] } }".formatted(of(WORDS, random), of(WORDS, random));
            case 3 -> "{ words: { matches: \"%s\" } }".formatted(of(EXPRESSIONS, random));
            case 4 -> "{ channel: %s }".formatted(of(List.of("whatsapp", "email", "[sms, email]"), random));
            case 5 -> "{ sender: '%s' }".formatted(of(List.of("@example.org", "+62 812-34567", "x@y.test"), random));
            case 6 -> "{ text: { not: { matches: \"%s\" } } }".formatted(of(EXPRESSIONS, random));
            case 7 -> "{ hashtag: promo, attachments: false }";
            case 8 -> "{ all: %s }".formatted(nested(random, depth));
            case 9 -> "{ any: %s }".formatted(nested(random, depth));
            default -> "{ none: %s }".formatted(nested(random, depth));
        };
    }

    private static List<String> nested(Random random, int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(any -> condition(random, depth + 1))
                .toList();
    }

    private static InboundMessage message(Random random) {
        var text = new ArrayList<String>();
        for (var word = random.nextInt(8); word >= 0; word--) {
            text.add(of(List.of("#promo", "INV-12", "return", "packet", "hallo", of(WORDS, random)), random));
        }
        var said = String.join(" ", text);
        return random.nextBoolean()
                ? aChat().saying(said)
                : aMail().about(of(WORDS, random)).saying(said);
    }

    private static String of(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static RuleSet usable(String rules) {
        return Written.usable("""
                defaults: { category: question, priority: normal, team: front }
                teams: [front]
                categories: { question: }
                rules:
                """ + rules);
    }
}

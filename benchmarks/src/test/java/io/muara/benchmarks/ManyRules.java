package io.muara.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * As many rules as wanted, mixed as people mix them, and a message on which a few of them fire, however many there are: most of what
 * people say is in no rule, and most rules look for what is seldom said. The same every time.
 */
final class ManyRules {

    private static final int VOCABULARY = 30_000;
    private static final int COMMON = 300;
    private static final String[] SYLLABLES = {
        "ba", "ke", "ta", "ra", "pu", "si", "mo", "la", "dang", "sar", "tu", "ming", "go", "fer", "ni", "wa", "lo",
        "jak"
    };

    private final Random random = new Random(20_261_128);
    private final List<String> vocabulary = new ArrayList<>();

    ManyRules() {
        for (var i = 0; i < VOCABULARY; i++) {
            vocabulary.add(IntStream.rangeClosed(0, 3 + random.nextInt(2))
                    .mapToObj(any -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                    .collect(Collectors.joining()));
        }
    }

    String yaml(int count) {
        return """
                defaults: { category: question, priority: normal, team: front }
                teams: [front]
                categories: { question: }
                calendars: { office: { zone: Asia/Jakarta, hours: { monday-friday: 08:00-17:00 } } }
                rules:
                """ + IntStream.range(0, count).mapToObj(this::rule).collect(Collectors.joining("\n")) + "\n";
    }

    /** What the rules that look for words look for, one list each, for those who can do no more. */
    List<List<String>> words(int count) {
        return IntStream.range(0, count)
                .mapToObj(any -> List.of(word(), word(), word()))
                .toList();
    }

    /** Nine of ten words are common ones. */
    String message(int words) {
        return IntStream.range(0, words)
                .mapToObj(at -> at % 10 == 0 ? word() : common())
                .collect(Collectors.joining(" "));
    }

    private String rule(int number) {
        return "  - { name: r%d, when: %s, then: { labels: [l%d] } }".formatted(number, condition(number), number);
    }

    private String condition(int number) {
        return switch (number % 50) {
            case 0, 1 -> "{ sender: 'someone%d@example.org' }".formatted(number);
            case 2 -> "{ account: shop%d, words: %s }".formatted(number % 7, common());
            case 3 -> "{ hashtag: %s }".formatted(word());
            case 4 -> "{ text: { matches: '%s-[0-9]{4,}' } }".formatted(word());
            case 5 -> "{ header: { list-id: list%d.example.org } }".formatted(number);
            case 6 -> "{ contact: { attributes: { tier: tier%d } } }".formatted(number);
            case 7 -> "{ arrival: { open: false }, words: [%s, %s] }".formatted(word(), word());
            case 8, 9, 10, 11, 12 -> "{ text: { all-words: [%s, %s] } }".formatted(word(), common());
            case 13, 14, 15, 16, 17, 18 -> "{ words: [%s %s, %s %s] }".formatted(common(), word(), word(), common());
            case 19, 20, 21 ->
                "{ any: [{ subject: %s }, { all: [{ text: %s }, { none: [{ words: %s }, { channel: email }] }] }] }"
                        .formatted(word(), word(), word());
            default -> "{ words: [%s, %s, %s] }".formatted(word(), word(), word());
        };
    }

    private String common() {
        return vocabulary.get(random.nextInt(COMMON));
    }

    private String word() {
        return vocabulary.get(COMMON + random.nextInt(vocabulary.size() - COMMON));
    }
}

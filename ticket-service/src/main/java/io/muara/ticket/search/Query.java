package io.muara.ticket.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Wire;
import io.muara.ticket.database.Storable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody typed: words, "words in this order", and -what must not be there. Whatever it holds can be looked for. */
public record Query(List<Term> terms) {

    private static final int LONGEST = 300;
    private static final int MOST = 12;

    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d().-]{4,40}");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}'.-]{3,40}");

    public Query {
        terms = List.copyOf(terms);
    }

    /**
     * @param names what else it may mean: of whom a part of the name, number or address was typed
     * @param number the ticket that has it is meant, too
     */
    public record Term(String text, List<String> names, Optional<Long> number, boolean phrase, boolean without) {

        public Term {
            names = List.copyOf(names);
        }

        /** The part of a number or address that it may be; the zero before a number at home stands for no digit abroad. */
        Optional<String> partOfIdentity() {
            if (phrase || without) {
                return Optional.empty();
            }
            if (PHONE.matcher(text).matches()) {
                var digits = text.replaceAll("\\D", "");
                return Optional.of(digits.replaceFirst("^0+(?=\\d{5})", "")).filter(part -> part.length() >= 4);
            }
            return Optional.of(text.toLowerCase(Locale.ROOT)).filter(part -> part.indexOf('@') >= 0);
        }

        /** Whether somebody may be called so. */
        boolean mayBeName() {
            return !phrase && !without && NAME.matcher(text).matches();
        }

        private Term alsoMeaning(List<String> more) {
            return new Term(text, Stream.concat(names.stream(), more.stream()).toList(), number, phrase, without);
        }
    }

    static Query parse(String typed) {
        var clean = Storable.text(typed).strip();
        var found = TERM.matcher(clean.substring(0, Math.min(clean.length(), LONGEST)));
        var terms = new ArrayList<Term>();
        while (found.find() && terms.size() < MOST) {
            var phrase = Optional.ofNullable(found.group(2));
            var text = phrase.orElseGet(() -> found.group(3));
            if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                terms.add(term(text, phrase.isPresent(), !found.group(1).isEmpty()));
            }
        }
        return new Query(terms);
    }

    /** Whether it says what must be there, and not only what must not. */
    boolean looksForSomething() {
        return terms.stream().anyMatch(term -> !term.without());
    }

    /** The numbers of tickets that it names. */
    List<Long> numbers() {
        return terms.stream()
                .filter(term -> !term.without())
                .flatMap(term -> term.number().stream())
                .toList();
    }

    /** What else its terms are taken for. */
    public List<String> taken() {
        return terms.stream().flatMap(term -> term.names().stream()).distinct().toList();
    }

    /** As PostgreSQL's {@code query_of} reads it. */
    String json() {
        return new String(Wire.bytes(terms), UTF_8);
    }

    /** The same, with what else each term may mean. */
    Query alsoMeaning(Map<String, List<String>> names) {
        return new Query(terms.stream()
                .map(term -> term.alsoMeaning(names.getOrDefault(term.text(), List.of())))
                .toList());
    }

    private static Term term(String text, boolean phrase, boolean without) {
        var number = NUMBER.matcher(text);
        return new Term(
                text,
                List.of(),
                number.matches() && !phrase ? Optional.of(Long.parseLong(number.group(1))) : Optional.empty(),
                phrase,
                without);
    }
}

package io.muara.router.rules;

import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Fact;
import io.muara.router.condition.Words;
import io.muara.router.condition.Words.Where;
import io.muara.router.text.Lexicon;
import io.muara.router.text.Phrase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads what must stand in something that a person wrote, and teaches the lexicon the words it finds there. */
final class ProseReader implements ConditionReader {

    private final Where where;
    private final Lexicon lexicon;
    private final ConditionReader reader;

    ProseReader(Where where, Fact fact, Lexicon lexicon) {
        this.where = where;
        this.lexicon = lexicon;
        var questions = new HashMap<>(new TextReader(fact).questions());
        questions.put("words", this::words);
        questions.put("all-words", this::allWords);
        this.reader = ConditionReader.either(this::words, questions);
    }

    @Override
    public Optional<Condition> read(Place place) {
        return reader.read(place);
    }

    private Optional<Condition> words(Place place) {
        var phrases = phrases(place);
        return phrases.isEmpty() ? Optional.empty() : Optional.of(new Words(where, phrases));
    }

    private Optional<Condition> allWords(Place place) {
        return ConditionReader.all(phrases(place).stream()
                .<Condition>map(phrase -> new Words(where, List.of(phrase)))
                .toList());
    }

    private List<Phrase> phrases(Place place) {
        var phrases = new LinkedHashSet<Phrase>();
        for (var item : place.items()) {
            phrase(item).ifPresent(phrases::add);
        }
        return List.copyOf(phrases);
    }

    private Optional<Phrase> phrase(Place item) {
        var written = item.text();
        var phrase = written.flatMap(lexicon::add);
        if (written.isPresent() && phrase.isEmpty()) {
            item.wrong("'%s' holds no word".formatted(written.get()));
        }
        return phrase;
    }
}

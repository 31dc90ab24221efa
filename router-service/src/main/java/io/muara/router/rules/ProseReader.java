package io.muara.router.rules;

import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Fact;
import io.muara.router.condition.Words;
import io.muara.router.condition.Words.Where;
import io.muara.router.text.Lexicon;
import io.muara.router.text.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Reads what must stand in something that a person wrote, and teaches the lexicon the words it finds there. */
final class ProseReader implements ConditionReader {

    private final Where where;
    private final TextReader text;
    private final Lexicon lexicon;

    ProseReader(Where where, Fact fact, Lexicon lexicon) {
        this.where = where;
        this.text = new TextReader(fact);
        this.lexicon = lexicon;
    }

    @Override
    public Optional<Condition> read(Place place) {
        var readers = new HashMap<>(text.questions());
        readers.put("words", this::words);
        readers.put("all-words", this::allWords);
        return ConditionReader.either(this::words, readers).read(place);
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
        return place.items().stream()
                .flatMap(item -> phrase(item).stream())
                .distinct()
                .toList();
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

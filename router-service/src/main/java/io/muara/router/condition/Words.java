package io.muara.router.condition;

import io.muara.router.text.Hits;
import io.muara.router.text.Phrase;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That at least one of some words or phrases stands there. */
public final class Words implements Condition {

    private static final int SHOWN = 3;
    private static final int FEW = 4;

    private final Where where;
    private final int[] phrases;

    /** The same once more where there are many; its size is that of the lexicon, too much for each of ten thousand small rules. */
    private final @Nullable BitSet many;

    private final Anchors anchors;

    public enum Where {
        SUBJECT,
        TEXT,
        ANYWHERE
    }

    public Words(Where where, Collection<Phrase> phrases) {
        this.where = where;
        this.phrases = phrases.stream().mapToInt(Phrase::number).distinct().toArray();
        this.many = this.phrases.length > FEW ? bits(this.phrases) : null;
        this.anchors = Anchors.of(phrases.stream().map(Words::anchor).distinct().toList());
    }

    @Override
    public boolean holds(Reading reading) {
        return (where != Where.TEXT && isAnyIn(reading.subject()))
                || (where != Where.SUBJECT && isAnyIn(reading.text()));
    }

    @Override
    public void tell(Reading reading, List<String> evidence) {
        if (where != Where.TEXT) {
            tell("subject", reading.subject(), evidence);
        }
        if (where != Where.SUBJECT) {
            tell("text", reading.text(), evidence);
        }
    }

    @Override
    public Anchors anchors() {
        return anchors;
    }

    private void tell(String place, Hits hits, List<String> evidence) {
        var shown = 0;
        for (var hit = 0; hit < hits.count() && shown < SHOWN; hit++) {
            if (isWanted(hits.phrase(hit))) {
                evidence.add(place + " has " + hits.described(hit));
                shown++;
            }
        }
    }

    private boolean isAnyIn(Hits hits) {
        for (var hit = 0; hit < hits.count(); hit++) {
            if (isWanted(hits.phrase(hit))) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(int phrase) {
        if (many != null) {
            return many.get(phrase);
        }
        for (var one : phrases) {
            if (one == phrase) {
                return true;
            }
        }
        return false;
    }

    private static BitSet bits(int[] phrases) {
        var bits = new BitSet();
        for (var phrase : phrases) {
            bits.set(phrase);
        }
        return bits;
    }

    /** Words in a row are rarer than each of them. */
    private static Anchor anchor(Phrase phrase) {
        return new Anchor.OfPhrase(phrase.number(), 12 / phrase.words());
    }
}

package io.muara.router.condition;

import io.muara.router.text.Hits;
import io.muara.router.text.Phrase;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/** That at least one of some words or phrases stands there. */
public final class Words implements Condition {

    private static final int SHOWN = 3;
    private static final int FEW = 4;

    private final Where where;
    private final IntPredicate wanted;
    private final Anchors anchors;

    public enum Where {
        SUBJECT,
        TEXT,
        ANYWHERE
    }

    public Words(Where where, Collection<Phrase> phrases) {
        this.where = where;
        this.wanted = among(
                phrases.stream().mapToInt(Phrase::number).sorted().distinct().toArray());
        this.anchors = Anchors.of(phrases.stream().map(Words::anchor).distinct().toList());
    }

    @Override
    public boolean holds(Reading reading) {
        return (where != Where.TEXT && reading.subject().any(wanted))
                || (where != Where.SUBJECT && reading.text().any(wanted));
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
            if (wanted.test(hits.phrase(hit))) {
                evidence.add(place + " has " + hits.described(hit));
                shown++;
            }
        }
    }

    /** A set of bits is faster, but its size is that of the lexicon, too much for each of ten thousand small rules. */
    private static IntPredicate among(int[] sorted) {
        if (sorted.length <= FEW) {
            return phrase -> Arrays.binarySearch(sorted, phrase) >= 0;
        }
        var bits = new BitSet();
        for (var phrase : sorted) {
            bits.set(phrase);
        }
        return bits::get;
    }

    /** Words in a row are rarer than each of them. */
    private static Anchor anchor(Phrase phrase) {
        return new Anchor.OfPhrase(phrase.number(), 12 / phrase.words());
    }
}

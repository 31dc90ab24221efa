package io.muara.router.condition;

import io.muara.router.text.Hits;
import io.muara.router.text.Phrase;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** That at least one of some words or phrases stands there. */
public final class Words implements Condition {

    private static final int SHOWN = 3;

    private final Where where;
    private final int[] phrases;
    private final Anchors anchors;

    public enum Where {
        SUBJECT,
        TEXT,
        ANYWHERE
    }

    public Words(Where where, Collection<Phrase> phrases) {
        this.where = where;
        this.phrases =
                phrases.stream().mapToInt(Phrase::number).sorted().distinct().toArray();
        this.anchors = Anchors.of(phrases.stream().map(Words::anchor).distinct().toList());
    }

    @Override
    public boolean holds(Reading reading) {
        return (where != Where.TEXT && reading.subject().any(this::isWanted))
                || (where != Where.SUBJECT && reading.text().any(this::isWanted));
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
        IntStream.range(0, hits.count())
                .filter(hit -> isWanted(hits.phrase(hit)))
                .limit(SHOWN)
                .forEach(hit -> evidence.add(place + " has " + hits.described(hit)));
    }

    private boolean isWanted(int phrase) {
        return Arrays.binarySearch(phrases, phrase) >= 0;
    }

    /** Words in a row are rarer than each of them. */
    private static Anchor anchor(Phrase phrase) {
        return new Anchor.OfPhrase(phrase.number(), 12 / phrase.words());
    }
}

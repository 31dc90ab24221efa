package io.muara.router.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a message must have at least one of for a condition to hold. A rule is only looked at when one of its anchors is there.
 *
 * @param any empty when nothing can be named, so that the condition must be looked at for every message
 */
public record Anchors(Set<Anchor> any) {

    public static final Anchors NONE = new Anchors(Set.of());

    public Anchors {
        any = Set.copyOf(any);
    }

    static Anchors of(Collection<? extends Anchor> any) {
        return new Anchors(Set.copyOf(any));
    }

    /** Of conditions that must all hold, those of one will do. */
    static Anchors rarest(List<Anchors> all) {
        return all.stream()
                .filter(anchors -> !anchors.any.isEmpty())
                .min(Comparator.comparingInt(Anchors::commonness))
                .orElse(NONE);
    }

    /** Of conditions of which one must hold, any may be the one. */
    static Anchors together(List<Anchors> each) {
        var together = new HashSet<Anchor>();
        for (var anchors : each) {
            if (anchors.any.isEmpty()) {
                return NONE;
            }
            together.addAll(anchors.any);
        }
        return new Anchors(together);
    }

    private int commonness() {
        return any.stream().mapToInt(Anchor::commonness).sum();
    }
}

package io.muara.router.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Words that mean the same, whichever of them is looked for and whichever is written. */
public final class Synonyms {

    public static final Synonyms NONE = new Synonyms(Map.of());

    private static final String SYNONYM = "syn:";

    private final Map<String, Set<String>> groupsByStem = new HashMap<>();

    /**
     * @param groups by one word the others that mean the same, each a single word in its proper spelling. A root stands for all its
     *     forms ({@code kirim} for pengiriman too), a form only for itself and its endings. A word in two groups belongs to both, and
     *     does not make them one.
     */
    public Synonyms(Map<String, List<String>> groups) {
        groups.forEach((word, others) -> {
            add(word, word);
            others.forEach(other -> add(other, word));
        });
    }

    private void add(String word, String group) {
        for (var stem : Stems.ofForm(Folding.fold(word))) {
            groupsByStem.computeIfAbsent(stem, any -> new TreeSet<>()).add(SYNONYM + group);
        }
    }

    void addTo(Collection<String> terms) {
        var found = new LinkedHashSet<String>();
        for (var term : terms) {
            found.addAll(groupsByStem.getOrDefault(term, Set.of()));
        }
        terms.addAll(found);
    }
}

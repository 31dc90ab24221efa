package io.muara.router.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What an Indonesian word may be made of. Its prefixes swallow first letters (kirim, mengirim), so often only knowing the root tells
 * which: where a known one is among the possible ones, the others are dropped, and else all of them count.
 */
final class IndonesianRoots {

    private static final Set<String> KNOWN = KnownRoots.WORDS;
    private static final List<String> PARTICLES = List.of("lah", "kah", "pun", "tah");
    private static final List<String> OWNERS = List.of("nya", "ku", "mu");
    private static final List<String> ENDINGS = List.of("kan", "an", "i", "in");
    private static final int SHORTEST = 3;
    private static final int MOST_PREFIXES = 3;

    private IndonesianRoots() {}

    /** The word itself is the first of them. */
    static SequencedSet<String> of(String word) {
        var forms = new LinkedHashSet<String>();
        forms.add(word);
        if (KNOWN.contains(word)) {
            return forms;
        }
        var bare = withoutEnding(withoutEnding(word, PARTICLES), OWNERS);
        forms.add(bare);
        if (KNOWN.contains(bare)) {
            return forms;
        }
        var root = knownBeforeEnding(bare);
        if (root.isPresent()) {
            forms.add(root.get());
            return forms;
        }
        var roots = roots(bare);
        if (roots.stream().anyMatch(KNOWN::contains)) {
            roots.retainAll(KNOWN);
        } else {
            roots.removeIf(any -> !couldBeRoot(any));
        }
        forms.addAll(roots);
        return forms;
    }

    static boolean isKnownBeforeItsEnding(String form) {
        return KNOWN.contains(form) || knownBeforeEnding(form).isPresent();
    }

    /** So {@code berikan} is beri, and not ikan with a prefix. */
    private static Optional<String> knownBeforeEnding(String form) {
        for (var ending : ENDINGS) {
            if (form.endsWith(ending)) {
                var root = form.substring(0, form.length() - ending.length());
                if (KNOWN.contains(root)) {
                    return Optional.of(root);
                }
            }
        }
        return Optional.empty();
    }

    private static String withoutEnding(String word, List<String> endings) {
        for (var ending : endings) {
            var rest = word.substring(0, Math.max(0, word.length() - ending.length()));
            if (word.endsWith(ending) && (couldBeRoot(rest) || KNOWN.contains(rest))) {
                return rest;
            }
        }
        return word;
    }

    private static SequencedSet<String> roots(String bare) {
        var stripped = new LinkedHashSet<String>();
        stripped.add(bare);
        addWithoutPrefix(bare, MOST_PREFIXES, stripped);
        var roots = new LinkedHashSet<>(stripped);
        for (var form : stripped) {
            for (var ending : ENDINGS) {
                if (form.endsWith(ending)) {
                    addWithoutEnding(form, ending, roots);
                }
            }
        }
        roots.remove(bare);
        return roots;
    }

    private static void addWithoutPrefix(String form, int more, Set<String> forms) {
        if (more == 0) {
            return;
        }
        for (var rest : Prefixes.without(form)) {
            if (rest.length() >= SHORTEST && forms.add(rest)) {
                addWithoutPrefix(rest, more - 1, forms);
            }
        }
    }

    private static void addWithoutEnding(String form, String ending, Set<String> roots) {
        var rest = form.substring(0, form.length() - ending.length());
        var inOfChats = ending.equals("in");
        if (KNOWN.contains(rest) || (!inOfChats && couldBeRoot(rest) && !(ending.equals("i") && rest.endsWith("i")))) {
            roots.add(rest);
        }
    }

    /** Nearly every root has two syllables; the others must be known. */
    private static boolean couldBeRoot(String word) {
        if (word.length() < SHORTEST) {
            return false;
        }
        var vowels = 0;
        for (var i = 0; i < word.length(); i++) {
            vowels += isVowel(word.charAt(i)) ? 1 : 0;
        }
        return vowels >= 2;
    }

    static boolean isVowel(int letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}

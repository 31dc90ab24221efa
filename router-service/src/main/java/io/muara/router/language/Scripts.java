package io.muara.router.language;

import java.util.EnumMap;
import java.util.Map;

/** How much of a text is in which alphabet. */
final class Scripts {

    private final Map<Script, Integer> letters = new EnumMap<>(Script.class);
    private int all;

    static Scripts of(String text, int limit) {
        var scripts = new Scripts();
        var script = Script.LATIN;
        var run = 0;
        for (var at = 0; at < limit; ) {
            var c = text.codePointAt(at);
            at += Character.charCount(c);
            if (!Character.isLetter(c)) {
                continue;
            }
            var its = Script.of(c);
            if (its != script) {
                scripts.add(script, run);
                script = its;
                run = 0;
            }
            run++;
        }
        scripts.add(script, run);
        return scripts;
    }

    private void add(Script script, int run) {
        letters.merge(script, run * script.weight(), Integer::sum);
        all += run * script.weight();
    }

    int letters() {
        return all;
    }

    /** Japanese has kana between its Han characters, and Chinese none. */
    Script most() {
        var most = Script.LATIN;
        for (var script : letters.keySet()) {
            most = in(script) > in(most) ? script : most;
        }
        return most == Script.HAN && in(Script.KANA) * 10 > in(Script.HAN) ? Script.KANA : most;
    }

    double share(Script script) {
        var its = script == Script.KANA ? in(Script.KANA) + in(Script.HAN) : in(script);
        return (double) its / all;
    }

    private int in(Script script) {
        return letters.getOrDefault(script, 0);
    }
}

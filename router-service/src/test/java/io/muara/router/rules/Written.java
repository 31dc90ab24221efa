package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;

/** Rules files for tests, as if somebody had written them into a folder. */
public final class Written {

    private Written() {}

    /** @param namesAndTexts each file's name, then what stands in it */
    public static RulesSource in(String... namesAndTexts) {
        var files = new TreeMap<String, byte[]>();
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
        }
        return new RulesSource("", files);
    }
}

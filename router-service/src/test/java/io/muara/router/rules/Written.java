package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.written.Folder;
import java.util.TreeMap;

/** Rules files for tests, as if somebody had written them into a folder. */
public final class Written {

    private Written() {}

    /** @param namesAndTexts each file's name, then what stands in it */
    public static Folder in(String... namesAndTexts) {
        var files = new TreeMap<String, byte[]>();
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
        }
        return new Folder("", files);
    }

    /** The rules of one file that has no mistakes, nor any by the schema. */
    public static RuleSet usable(String text) {
        assertThat(Schema.marks(text)).as("what the schema says of %s", text).isEmpty();
        return switch (RulesFiles.read(in("test.yaml", text))) {
            case RulesReading.Usable usable -> usable.rules();
            case RulesReading.Unusable(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    /** Rules among categories and teams as most tests need them. */
    public static RuleSet rules(String rules) {
        return usable("""
                defaults: { category: question, priority: normal, team: front }
                teams: [front, back]
                categories:
                  question: { team: front }
                  complaint: { team: back, priority: high }
                  spam:
                calendars:
                  office:
                    zone: Asia/Jakarta
                    hours: { monday-friday: 08:00-17:00, saturday: [08:00-12:00] }
                    holidays: [{ date: 2026-12-25, name: Natal, every-year: true }]
                """ + rules);
    }
}

package io.muara.router.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * Makes {@code letters.gz} again, see docs/adr/0012: {@code LettersTable LIBRARY FOLDER-OF-OUR-TEXTS FILE}, where the library is the
 * unpacked jar of com.optimaize.languagedetector:language-detector:0.6 (Apache-2.0), of which only the profiles are read.
 */
public final class LettersTable {

    private static final List<String> LANGUAGES = List.of(
            "id", "en", "jv", "ms", "su", "tl", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "da", "no", "fi",
            "cs", "ro", "hu", "vi", "ru", "uk", "bg", "ar", "fa", "ur");

    /** What three letters count as that a language never had. */
    private static final double NEVER = 1.5e-5;

    /** Three letters that no language has more often are left out. */
    private static final double RARE = 6e-5;

    private LettersTable() {}

    public static void main(String[] arguments) throws IOException {
        var library = Path.of(arguments[0]);
        var texts = Path.of(arguments[1]);
        var tables = new HashMap<String, Map<String, Double>>();
        for (var language : LANGUAGES) {
            tables.put(language, table(language, library, texts));
        }
        write(tables, Path.of(arguments[2]));
    }

    private static Map<String, Double> table(String language, Path library, Path texts) throws IOException {
        return switch (language) {
            case "jv", "su" -> mixed(profile(library, "id"), 0.3, text(texts.resolve(language + ".txt")), 0.6);
            case "id", "ms" -> mixed(profile(library, language), 0.75, text(texts.resolve(language + ".txt")), 0.25);
            default -> profile(library, language);
        };
    }

    /** That of short messages, where the library has one. */
    private static Map<String, Double> profile(Path library, String language) throws IOException {
        var chatted = library.resolve("languages.shorttext").resolve(language);
        return profile(
                Files.exists(chatted) ? chatted : library.resolve("languages").resolve(language));
    }

    private static Map<String, Double> profile(Path file) throws IOException {
        var counts = new HashMap<String, Double>();
        new ObjectMapper().readTree(file.toFile()).get("freq").properties().forEach(entry -> {
            if (entry.getKey().length() == 3) {
                counts.merge(plain(entry.getKey()), entry.getValue().asDouble(), Double::sum);
            }
        });
        return shares(counts);
    }

    private static Map<String, Double> text(Path file) throws IOException {
        var counts = new HashMap<String, Double>();
        var text = Files.readString(file, UTF_8);
        var words = new WordReader(text, text.length());
        while (words.next()) {
            for (var i = 2; i < words.length(); i++) {
                counts.merge(new String(words.letters(), i - 2, 3), 1.0, Double::sum);
            }
        }
        return shares(counts);
    }

    private static Map<String, Double> shares(Map<String, Double> counts) {
        var all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        counts.replaceAll((letters, count) -> count / all);
        return counts;
    }

    private static Map<String, Double> mixed(
            Map<String, Double> one, double itsPart, Map<String, Double> other, double othersPart) {
        var mixed = new HashMap<String, Double>();
        one.forEach((letters, share) -> mixed.merge(letters, share * itsPart, Double::sum));
        other.forEach((letters, share) -> mixed.merge(letters, share * othersPart, Double::sum));
        return mixed;
    }

    private static String plain(String letters) {
        var plain = new StringBuilder();
        for (var i = 0; i < letters.length(); i++) {
            plain.append(Letter.plain(letters.charAt(i)));
        }
        return plain.toString();
    }

    private static void write(Map<String, Map<String, Double>> tables, Path file) throws IOException {
        var all = new TreeSet<String>();
        tables.values()
                .forEach(table -> table.forEach((letters, share) -> {
                    if (share >= RARE) {
                        all.add(letters);
                    }
                }));
        try (var data = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            data.writeInt(LANGUAGES.size());
            for (var language : LANGUAGES) {
                data.writeUTF(language);
            }
            data.writeInt(all.size());
            for (var letters : all) {
                data.writeChars(letters);
                for (var language : LANGUAGES) {
                    var share = tables.getOrDefault(language, Map.of()).getOrDefault(letters, 0.0) + NEVER;
                    data.writeByte((int) Math.round(-Math.log(share) * Profiles.PER_NAT));
                }
            }
        }
    }
}

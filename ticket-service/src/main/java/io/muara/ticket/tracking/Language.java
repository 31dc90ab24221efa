package io.muara.ticket.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ticket.language.Languages;
import java.io.IOException;
import java.io.InputStreamReader;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The words of the page in one language. */
final class Language {

    static final Language ID = new Language("id");
    static final Language EN = new Language("en");
    private static final Map<String, Language> OURS = Map.of(ID.code, ID, EN.code, EN);

    private final String code;
    private final Map<String, String> texts;

    private Language(String code) {
        this.code = code;
        this.texts = read(code);
    }

    /** The first of the wishes that is one of ours, each a BCP 47 tag or a list of them as browsers send it; else Indonesian. */
    static Language of(Stream<String> wishes) {
        return Languages.first(wishes, OURS.keySet()).map(OURS::get).orElse(ID);
    }

    String code() {
        return code;
    }

    Language other() {
        return this == ID ? EN : ID;
    }

    /** @throws NullPointerException for a text that there is not */
    String text(String key, Object... values) {
        return new MessageFormat(Objects.requireNonNull(texts.get(key.replace('.', '_')), key), locale())
                .format(values);
    }

    /** All texts, by keys without dots, for templates. */
    Map<String, String> texts() {
        return texts;
    }

    String shown(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale())
                .format(at.atZone(zone));
    }

    private Locale locale() {
        return Locale.forLanguageTag(code + "-ID");
    }

    private static Map<String, String> read(String code) {
        var name = "/tracking/%s.properties".formatted(code);
        try (var stream = Objects.requireNonNull(Language.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(stream, UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            var read = new HashMap<String, String>();
            properties.forEach((key, text) -> read.put(((String) key).replace('.', '_'), (String) text));
            return Map.copyOf(read);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read".formatted(name), e);
        }
    }
}

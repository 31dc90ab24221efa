package io.muara.email.outbound;

import io.muara.contracts.OutboundMessage;
import io.muara.ingest.reading.Clean;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateException;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands around the text of every mail of ours, by language. An installation may bring its own. */
public final class Letterhead {

    private static final Map<String, String> OLD_CODES = Map.of("in", "id");

    private final Map<String, Sheet> sheets;
    private final String usual;

    private Letterhead(Map<String, Sheet> sheets, String usual) {
        this.sheets = Map.copyOf(sheets);
        this.usual = usual;
    }

    /**
     * @param folder with what replaces ours or adds to it
     * @param usual the language of a mail of which none is known, or of which there is no sheet
     * @throws Unusable with a sentence for whoever configured it
     */
    public static Letterhead load(Optional<Path> folder, String usual) {
        var sheets = new LetterheadFolder(folder).sheets();
        if (!sheets.containsKey(usual)) {
            throw new Unusable("there is no letterhead in the language '%s', only in %s"
                    .formatted(usual, sheets.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return new Letterhead(sheets, usual);
    }

    /**
     * @param signature of the account; empty for none
     * @param inline pictures that are shown below the text
     */
    Wording write(OutboundMessage message, String signature, List<Inline> inline) throws MessagingException {
        var text = Clean.text(message.text());
        var shown = inline.stream().map(Inline::html).collect(Collectors.joining());
        var signed = message.automatic() ? "" : signature;
        try {
            var body = new RawString(TypedText.html(text.stripTrailing()) + shown);
            return sheet(message).filled(new Filling(text, body, signed, message.ticketNumber(), message.automatic()));
        } catch (TemplateException e) {
            throw new MessagingException("the letterhead cannot be filled in", e);
        }
    }

    private Sheet sheet(OutboundMessage message) {
        var language = message.language()
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .map(code -> OLD_CODES.getOrDefault(code, code))
                .filter(sheets::containsKey)
                .orElse(usual);
        return Objects.requireNonNull(sheets.get(language));
    }

    /** A picture within the text. */
    record Inline(String contentId, String name) {

        String html() {
            return "<br>\n<img src=\"cid:%s\" alt=\"%s\" style=\"max-width: 100%%\">"
                    .formatted(TypedText.attribute(contentId), TypedText.attribute(name));
        }
    }

    /** The templates of an installation are not as they must be. */
    public static final class Unusable extends RuntimeException {

        Unusable(String sentence) {
            super(sentence);
        }

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}

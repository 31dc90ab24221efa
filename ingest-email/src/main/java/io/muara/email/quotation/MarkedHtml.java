package io.muara.email.quotation;

import io.muara.email.reading.HtmlText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * HTML in which mail programs say themselves what is quoted and what is a signature. As text, quotes begin with {@code >},
 * signatures are gone, and {@link #REST_IS_QUOTED} stands above what is quoted to the end.
 */
final class MarkedHtml {

    /** Of the characters that Unicode gives no meaning, so that nobody wrote it. */
    static final String REST_IS_QUOTED = "\uE000";

    /** Gmail, Thunderbird, Apple Mail, Proton, Yahoo, Zoho: elements that hold nothing but a quote or what stands above it. */
    private static final String QUOTES = String.join(
            ",",
            "blockquote[type=cite]",
            "blockquote.gmail_quote",
            ".gmail_attr",
            ".moz-cite-prefix",
            "div.protonmail_quote",
            "blockquote.protonmail_quote",
            "div.yahoo_quoted",
            "[id^=yahoo_quoted]",
            "[id^=ydp][id$=yahoo_quoted]",
            ".zmail_extra",
            "blockquote.iosymail");

    /** Outlook in its many kinds and Zimbra: elements behind which everything is quoted. */
    private static final String RESTS = String.join(
            ",",
            "#divRplyFwdMsg",
            "#appendonsend",
            "#mail-editor-reference-message-container",
            "#OLK_SRC_BODY_SECTION",
            "div[style*=border-top:solid #E1E1E1]",
            "div[style*=border-top:solid #B5C4DF]",
            "div[style*=border-top: solid #E1E1E1]",
            "hr#zwchr",
            "hr[data-marker=__DIVIDER__]");

    /** One of them stands in all that is looked for in {@link #QUOTES} and {@link #RESTS}. */
    private static final List<String> PIECES = List.of(
            "cite",
            "gmail",
            "proton",
            "yahoo",
            "zmail",
            "iosymail",
            "divrplyfwdmsg",
            "appendonsend",
            "mail-editor-reference",
            "olk_src",
            "#e1e1e1",
            "#b5c4df",
            "zwchr",
            "__divider__");

    private static final String SIGNATURES = String.join(
            ",",
            ".gmail_signature",
            ".gmail_signature_prefix",
            "#Signature",
            "#ms-outlook-mobile-signature",
            ".ms-outlook-ios-signature",
            ".moz-signature",
            "#AppleMailSignature",
            ".protonmail_signature_block",
            "[id$=yahoo_signature]",
            "[data-marker=__SIG_PRE__]",
            "[data-marker=__SIG_POST__]");

    private MarkedHtml() {}

    /** Empty when no program left a mark in it. */
    static Optional<String> text(String html) {
        if (!mayBeMarked(html)) {
            return Optional.empty();
        }
        var document = HtmlText.parsed(html);
        var quotes = document.select(QUOTES);
        var rests = document.select(RESTS);
        if (quotes.isEmpty() && rests.isEmpty()) {
            return Optional.empty();
        }
        // First: a rest that is a signature too would be gone, and with it what it says of all that follows.
        mark(quotes, rests);
        document.select(SIGNATURES).remove();
        return Optional.of(HtmlText.of(document));
    }

    /** Told without reading it, as of most HTML. */
    private static boolean mayBeMarked(String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        return PIECES.stream().anyMatch(lower::contains);
    }

    private static void mark(Elements quotes, Elements rests) {
        for (var quote : quotes) {
            quote.tagName("blockquote");
        }
        for (var rest : rests) {
            rest.before(new Element("div").text(REST_IS_QUOTED));
        }
    }
}

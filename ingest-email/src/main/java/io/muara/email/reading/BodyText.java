package io.muara.email.reading;

import io.muara.ingest.reading.Clean;

/** A part that is text, as text and as HTML. */
final class BodyText {

    private BodyText() {}

    /** Of HTML what a person would type. */
    static String asText(Part part) {
        var text = Clean.text(content(part));
        if (part.is("text/html")) {
            return HtmlText.of(text);
        }
        var flowed =
                part.type().get("format").filter("flowed"::equalsIgnoreCase).isPresent();
        var deleteSpace =
                part.type().get("delsp").filter("yes"::equalsIgnoreCase).isPresent();
        return (flowed ? FlowedText.unflowed(text, deleteSpace) : text).stripTrailing();
    }

    static String asHtml(Part part) {
        var text = Clean.text(content(part));
        if (part.is("text/html")) {
            return text;
        }
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<pre>" + escaped + "</pre>";
    }

    private static String content(Part part) {
        var charset = part.type().get("charset").orElse("");
        if (charset.isBlank() && part.is("text/html")) {
            return Charsets.decode(part.body(), HtmlCharset.declaredIn(part.body()));
        }
        return Charsets.decode(part.body(), charset);
    }
}

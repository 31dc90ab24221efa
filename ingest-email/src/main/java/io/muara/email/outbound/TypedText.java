package io.muara.email.outbound;

import java.util.regex.Pattern;

/** Text that somebody typed, as HTML: nothing in it is markup, lines stay lines, addresses can be followed. */
final class TypedText {

    private static final String WEB = "https?://[^\\s<>\"'`|\\\\^{}]{1,2000}(?<![.,;:!?)\\]*_])";
    private static final String MAIL = "(?<![\\w.+%-])[\\w.+%-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,10}+";
    private static final Pattern LINK = Pattern.compile("(?i)(?<web>\\b%s)|(?<mail>%s)".formatted(WEB, MAIL));
    private static final Pattern LINE_SEPARATOR = Pattern.compile("[\\u2028\\u2029]");

    private TypedText() {}

    static String html(String text) {
        var lines = LINE_SEPARATOR.matcher(text).replaceAll("\n");
        var html = new StringBuilder(lines.length() * 2);
        var link = LINK.matcher(lines);
        var end = 0;
        while (link.find()) {
            html.append(escaped(lines.substring(end, link.start())));
            html.append(followed(link.group(), link.group("mail") == null ? "" : "mailto:"));
            end = link.end();
        }
        return html.append(escaped(lines.substring(end))).toString();
    }

    /** For the value of an attribute, too. */
    static String attribute(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String followed(String address, String scheme) {
        return "<a href=\"%s%s\">%s</a>".formatted(scheme, attribute(address), attribute(address));
    }

    private static String escaped(String text) {
        return attribute(text)
                .replace("  ", " &nbsp;")
                .replace("\n ", "\n&nbsp;")
                .replace("\n", "<br>\n");
    }
}

package io.muara.chat.slack;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's way to write text, in which three characters are escaped and angle brackets hold links and names. See "Formatting message text". */
final class SlackText {

    private static final Pattern BRACKETS = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");

    private SlackText() {}

    /** As people read it. */
    static String plain(String written) {
        var named = BRACKETS.matcher(written).replaceAll(found -> Matcher.quoteReplacement(plain(found)));
        return named.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    /** So that nothing an agent writes calls a whole channel or becomes a link. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String plain(MatchResult found) {
        var what = found.group(1);
        var label = found.group(2) == null ? "" : found.group(2);
        return switch (what.charAt(0)) {
            case '@' -> "@" + (label.isEmpty() ? what.substring(1) : label);
            case '#' -> "#" + (label.isEmpty() ? what.substring(1) : label);
            case '!' -> special(what.substring(1), label);
            default -> link(what, label);
        };
    }

    /** A group of people, everybody who is here, or a date that each sees in their own time. */
    private static String special(String what, String label) {
        if (what.startsWith("date^")) {
            return label;
        }
        var name = label.isEmpty() ? what.replaceFirst("^subteam\\^", "") : label;
        return name.startsWith("@") ? name : "@" + name;
    }

    private static String link(String what, String label) {
        var address = what.replaceFirst("^(mailto|tel):", "");
        return label.isEmpty() || label.equals(address) || address.endsWith("://" + label)
                ? address
                : "%s (%s)".formatted(label, address);
    }
}

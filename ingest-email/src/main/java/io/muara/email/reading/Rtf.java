package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * What Outlook wraps a body in. Most often it is HTML in disguise, which comes out as it was (MS-OXRTFEX); of any other the
 * text is kept and the looks are dropped.
 */
final class Rtf {

    /** Groups that hold no text of the body. */
    private static final Set<String> UNSEEN = Set.of(
            "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "mhtmltag", "listtable");

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201C"),
            Map.entry("rdblquote", "\u201D"),
            Map.entry("bullet", "\u2022"),
            Map.entry("endash", "\u2013"),
            Map.entry("emdash", "\u2014"));

    private static final int DEEPEST = 1_000;

    private final String source;
    private final Deque<Group> outer = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    /** Characters of more than one byte come as several escapes. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Group group = new Group(false, false, 1);
    private String charset = "windows-1252";
    private boolean html;
    private int toSkip;
    private int at;

    private Rtf(String source) {
        this.source = source;
    }

    /**
     * @param unseen whether nothing of this group is part of the body
     * @param rtfOnly whether what stands here is only for readers that know no HTML
     * @param fallback how many characters follow one in Unicode for readers that know none
     */
    private record Group(boolean unseen, boolean rtfOnly, int fallback) {}

    record Body(boolean html, String text) {}

    /** @param rtf its bytes, one character each; never fails, whatever they are */
    static Body read(String rtf) {
        var reading = new Rtf(rtf);
        reading.all();
        return new Body(reading.html, reading.text.toString());
    }

    private void all() {
        while (at < source.length()) {
            var c = source.charAt(at++);
            switch (c) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> write(c);
            }
        }
        flush();
    }

    private void open() {
        flush();
        if (outer.size() < DEEPEST) {
            outer.push(group);
        }
        // A group that begins with \* is for those who know its name; we know one.
        if (source.startsWith("\\*", at) && !source.startsWith("\\*\\htmltag", at)) {
            group = new Group(true, group.rtfOnly, group.fallback);
        }
    }

    private void close() {
        flush();
        if (!outer.isEmpty()) {
            group = outer.pop();
        }
    }

    private void control() {
        if (at >= source.length()) {
            return;
        }
        var c = source.charAt(at);
        if (isLetter(c)) {
            word();
            return;
        }
        at++;
        switch (c) {
            case '\'' -> hex();
            case '~' -> write("\u00A0");
            case '_' -> write("-");
            case '\\', '{', '}' -> write(c);
            case '\r', '\n' -> write("\n");
            default -> {}
        }
    }

    private void word() {
        var start = at;
        while (at < source.length() && isLetter(source.charAt(at))) {
            at++;
        }
        var name = source.substring(start, at);
        var digits = at;
        if (at < source.length() && source.charAt(at) == '-') {
            at++;
        }
        while (at < source.length() && Character.isDigit(source.charAt(at))) {
            at++;
        }
        var number = number(source.substring(digits, at));
        if (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        control(name, number);
    }

    private void control(String name, int number) {
        switch (name) {
            case "fromhtml" -> html = true;
            case "ansicpg" -> charset = number == 65_001 ? "utf-8" : "windows-" + number;
            case "htmlrtf" -> {
                flush();
                group = new Group(group.unseen, number != 0, group.fallback);
            }
            case "uc" -> group = new Group(group.unseen, group.rtfOnly, number);
            case "u" -> unicode(number);
            case "bin" -> at = Math.min(source.length(), at + Math.max(0, number));
            default -> {
                if (UNSEEN.contains(name)) {
                    group = new Group(true, group.rtfOnly, group.fallback);
                } else if (CHARACTERS.containsKey(name)) {
                    write(CHARACTERS.get(name));
                }
            }
        }
    }

    /** What no number follows counts as switched on. */
    private static int number(String digits) {
        return digits.isEmpty() || digits.equals("-") || digits.length() > 9 ? 1 : Integer.parseInt(digits);
    }

    private void unicode(int number) {
        write(String.valueOf((char) number));
        toSkip = group.fallback;
    }

    private void hex() {
        var value = EncodedWords.Hex.at(source, at);
        at = Math.min(source.length(), at + 2);
        if (toSkip > 0) {
            toSkip--;
        } else if (value >= 0 && isSeen()) {
            bytes.write(value);
        }
    }

    private void write(char c) {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        if (c > 0x7F) {
            bytes.writeBytes(String.valueOf(c).getBytes(ISO_8859_1));
            return;
        }
        write(String.valueOf(c));
    }

    private void write(String characters) {
        flush();
        if (isSeen()) {
            text.append(characters);
        }
    }

    private boolean isSeen() {
        return !group.unseen && !(html && group.rtfOnly);
    }

    private void flush() {
        if (bytes.size() > 0) {
            text.append(Charsets.decode(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

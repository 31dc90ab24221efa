package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Mail.Address;
import io.muara.ingest.reading.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lists of addresses as people and programs write them: groups, comments, quotes in the wrong place, semicolons for commas,
 * names without an address. An entry without an address has an empty one.
 */
final class Addresses {

    private static final int MOST = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_RAW = 4_000;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TRAILING = Pattern.compile("(?<![.,;:>])[.,;:>]++$");

    private final String header;
    private final String charset;
    private final List<Address> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private Optional<String> bracketed = Optional.empty();
    private boolean atSign;
    private boolean endlessQuote;
    private int at;

    private Addresses(String header, String charset) {
        this.header = header;
        this.charset = charset;
    }

    /**
     * @param header raw bytes, one character each, encoded words as they are: a comma inside one separates nothing
     * @param charset what 8-bit characters are when they are not UTF-8
     */
    static List<Address> parse(String header, String charset) {
        var addresses = new Addresses(header, charset).all();
        // Some programs encode name and address together.
        if (header.contains("=?") && addresses.stream().anyMatch(Addresses::isUnfinished)) {
            var decoded = EncodedWords.decode(header, charset).getBytes(UTF_8);
            return new Addresses(new String(decoded, ISO_8859_1), charset).all();
        }
        return addresses;
    }

    private static boolean isUnfinished(Address address) {
        return address.address().isEmpty() || address.address().contains("<");
    }

    private List<Address> all() {
        while (at < header.length() && found.size() < MOST) {
            character(header.charAt(at));
            at++;
        }
        flush();
        return List.copyOf(found);
    }

    private void character(char c) {
        switch (c) {
            case '"' -> quoted();
            case '@' -> {
                phrase.append(c);
                atSign = true;
            }
            case '(' -> comment();
            case '<' -> bracketed();
            case ',', ';' -> flush();
            case ':' -> colon();
            default -> phrase.append(c);
        }
    }

    /** The name of a group stands before a colon and is nobody's address. */
    private void colon() {
        if (!atSign && bracketed.isEmpty()) {
            phrase.setLength(0);
            return;
        }
        phrase.append(':');
    }

    /** Kept with its quotes: they belong to the address when it turns out to be a local part. */
    private void quoted() {
        var end = endlessQuote ? header.length() : at + 1;
        while (end < header.length() && header.charAt(end) != '"') {
            end += header.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= header.length()) {
            // A quote that never ends is only a character, and there is no end for any after it either.
            endlessQuote = true;
            return;
        }
        phrase.append(header, at, end + 1);
        at = end;
    }

    private void comment() {
        var depth = 0;
        for (; at < header.length(); at++) {
            var c = header.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (c != '(' || depth > 1) {
                comment.append(c);
            }
        }
    }

    private void bracketed() {
        var end = header.indexOf('>', at);
        var stop = end < 0 ? header.length() : end;
        var inside = header.substring(at + 1, stop);
        if (bracketed.isEmpty()) {
            // RFC 822 let a route stand before the address: <@a,@b:user@c>
            bracketed = Optional.of(inside.startsWith("@") ? inside.substring(inside.indexOf(':') + 1) : inside);
        }
        at = stop;
    }

    private void flush() {
        var text = phrase.toString().strip();
        if (bracketed.isPresent()) {
            add(text.isEmpty() ? comment.toString() : text, bracketed.get());
        } else if (text.contains("@")) {
            addBare(text);
        } else if (!text.isEmpty()) {
            add(text, SPACE.matcher(text).find() ? "" : text);
        }
        phrase.setLength(0);
        atSign = false;
        comment.setLength(0);
        bracketed = Optional.empty();
    }

    /** An address without brackets is the last word with an at sign; what stands before it is the name. */
    private void addBare(String text) {
        if (text.startsWith("\"") && text.contains("\"@")) {
            add(comment.toString(), text);
            return;
        }
        var start = text.lastIndexOf(' ', text.lastIndexOf('@')) + 1;
        var end = text.indexOf(' ', start);
        var name = text.substring(0, start).strip();
        add(name.isEmpty() ? comment.toString() : name, end < 0 ? text.substring(start) : text.substring(start, end));
    }

    private void add(String name, String address) {
        var readable = Clean.line(EncodedWords.decode(unquoted(Clean.cut(name, LONGEST_RAW)), charset), LONGEST_NAME);
        var clean = address(EncodedWords.decode(Clean.cut(address, LONGEST_RAW), charset));
        var known = Optional.of(readable).filter(text -> !text.isEmpty() && !text.equals(clean));
        if (known.isPresent() || !clean.isEmpty()) {
            found.add(new Address(known, clean));
        }
    }

    private static String address(String written) {
        var address = written.startsWith("\"")
                ? written.strip()
                : SPACE.matcher(written).replaceAll("");
        var bare = TRAILING.matcher(address.startsWith("mailto:") ? address.substring(7) : address)
                .replaceAll("");
        var domain = bare.lastIndexOf('@') + 1;
        var lower = bare.substring(0, domain) + bare.substring(domain).toLowerCase(Locale.ROOT);
        return Clean.line(domain == 0 ? bare : lower, LONGEST_ADDRESS);
    }

    private static String unquoted(String name) {
        var text = new StringBuilder(name.length());
        var escaped = false;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (escaped || (c != '"' && c != '\\')) {
                text.append(c);
            }
            escaped = !escaped && c == '\\';
        }
        return text.toString().strip();
    }
}

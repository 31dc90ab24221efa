package io.muara.email.reading;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files that came with a mail, made safe: never a path, never a trick. */
final class FileNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 12;
    /** Control characters, and those that turn the direction of text so that {@code gpj.exe} reads as {@code exe.jpg}. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]++|(?<![\\s.])[\\s.]++$");
    private static final Map<String, String> EXTENSIONS = Map.of(
            "message/rfc822", ".eml",
            "text/calendar", ".ics",
            "text/plain", ".txt",
            "text/html", ".html",
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/gif", ".gif",
            "application/pdf", ".pdf",
            "message/delivery-status", ".txt",
            "application/pgp-signature", ".asc");

    private FileNames() {}

    static String safe(Optional<String> written, String mediaType) {
        var name = written.map(FileNames::safe).orElse("");
        return name.isEmpty() ? "attachment" + EXTENSIONS.getOrDefault(mediaType, ".bin") : name;
    }

    private static String safe(String written) {
        var seen = UNSEEN.matcher(Clean.text(written)).replaceAll("");
        var last = seen.substring(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
        var name = EDGES.matcher(FORBIDDEN.matcher(last).replaceAll("_")).replaceAll("");
        var harmless = DEVICE.matcher(name).matches() ? "_" + name : name;
        return shortened(harmless);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        return Clean.cut(name, LONGEST - extension.length()) + extension.toLowerCase(Locale.ROOT);
    }
}

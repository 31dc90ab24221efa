package io.muara.attachments;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files that came with a message, made safe: never a path, never a trick. */
public final class FileNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 12;
    /** Control characters, halves of characters, and those that turn the direction of text so that {@code gpj.exe} reads as {@code exe.jpg}. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]++|(?<![\\s.])[\\s.]++$");
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("message/rfc822", ".eml"),
            Map.entry("message/delivery-status", ".txt"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("audio/mp4", ".m4a"),
            Map.entry("audio/ogg", ".ogg"),
            Map.entry("audio/amr", ".amr"),
            Map.entry("video/mp4", ".mp4"),
            Map.entry("video/3gpp", ".3gp"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/pgp-signature", ".asc"));

    private FileNames() {}

    public static String safe(Optional<String> written, String mediaType) {
        var name = written.map(FileNames::safe).orElse("");
        return name.isEmpty() ? "attachment" + EXTENSIONS.getOrDefault(mediaType, ".bin") : name;
    }

    private static String safe(String written) {
        var seen = UNSEEN.matcher(written).replaceAll("");
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
        var end = LONGEST - extension.length();
        var whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, whole) + extension.toLowerCase(Locale.ROOT);
    }
}

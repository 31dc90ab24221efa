package io.muara.ingest.reading;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One part of a form.
 *
 * @param fileName as it was written, so never to be trusted; present on files only
 * @param mediaType empty when the part says none or none that can be read
 * @param bytes to be read before the next part is asked for
 */
public record FormPart(String name, Optional<String> fileName, Optional<String> mediaType, InputStream bytes) {

    private static final Pattern DISPOSITION = Pattern.compile("(?im)^content-disposition:\\s*form-data\\b(.*)$");
    private static final Pattern TYPE = Pattern.compile(
            "(?im)^content-type:\\s*([a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62})\\s*(?:;.*)?$");
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE = parameter("filename");

    /** @param head the header lines, each with its line end */
    static FormPart of(String head, InputStream bytes) throws FormParts.Malformed {
        var disposition = DISPOSITION.matcher(head);
        if (!disposition.find()) {
            throw new FormParts.Malformed("a part has no header 'Content-Disposition: form-data'");
        }
        var name = value(NAME, disposition.group(1));
        if (name.isEmpty()) {
            throw new FormParts.Malformed("a part has no name");
        }
        var type = TYPE.matcher(head);
        return new FormPart(
                name.get(),
                value(FILE, disposition.group(1)),
                type.find() ? Optional.of(type.group(1).toLowerCase(Locale.ROOT)) : Optional.empty(),
                bytes);
    }

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i);\\s*%s=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s\";]+))".formatted(name));
    }

    private static Optional<String> value(Pattern parameter, String parameters) {
        var matcher = parameter.matcher(parameters);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(1)).map(FormPart::unquoted).or(() -> Optional.of(matcher.group(2)));
    }

    /** Browsers write a quote as {@code %22} (HTML Standard, section 4.10.21.8), others with a backslash before it. */
    private static String unquoted(String quoted) {
        return quoted.replaceAll("\\\\([\"\\\\])", "$1")
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n");
    }
}

package io.muara.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.tika.Tika;

/** What kind of file it is, as its bytes say. A name only tells apart what begins alike, such as a table and a text. */
public final class FileTypes {

    public static final String UNKNOWN = "application/octet-stream";

    /** As channels and browsers call them. */
    private static final Map<String, String> USUAL = Map.of(
            "application/mp4", "video/mp4",
            "audio/opus", "audio/ogg",
            "audio/vorbis", "audio/ogg",
            "text/x-vcard", "text/vcard");

    private static final Tika TIKA = new Tika();

    private FileTypes() {}

    /** @param name safe, as {@link FileNames} gives it */
    public static String of(Path file, String name) {
        try (var content = Files.newInputStream(file);
                var named = Files.newInputStream(file)) {
            var type = TIKA.detect(content);
            var told = type.equals(UNKNOWN) ? UNKNOWN : TIKA.detect(named, name);
            return USUAL.getOrDefault(told, told);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }
}

package io.muara.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The recorded payloads of one channel under src/test/resources, and beside each what it became.
 *
 * @param folder of the channel
 */
public record Samples(Path folder) {

    private static final String BECAME = ".became";

    public static Samples of(String channel) {
        return new Samples(Path.of("src/test/resources", channel));
    }

    /** @param file its name with its ending, such as {@code text.json} */
    public byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] became(String file) {
        return bytes(file.substring(0, file.lastIndexOf('.')) + BECAME);
    }

    /** All payload files, by name. */
    public List<String> files() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(BECAME))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

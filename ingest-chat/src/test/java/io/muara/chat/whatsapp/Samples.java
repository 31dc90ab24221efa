package io.muara.chat.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The recorded payloads under src/test/resources/whatsapp, and beside each what it became. */
final class Samples {

    private static final Path FOLDER = Path.of("src/test/resources/whatsapp");

    private Samples() {}

    static byte[] named(String name) {
        return bytes(FOLDER.resolve(name + ".json"));
    }

    static byte[] became(String name) {
        return bytes(FOLDER.resolve(name + ".became"));
    }

    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

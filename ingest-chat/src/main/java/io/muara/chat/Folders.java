package io.muara.chat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds each channel's {@link Payloads} by its folder, so that a new channel is found without being named anywhere. */
final class Folders {

    private static final String HERE = "io/muara/chat";

    private Folders() {}

    static Map<String, Payloads> all() {
        var found = new TreeMap<String, Payloads>();
        try {
            for (var place : Collections.list(Folders.class.getClassLoader().getResources(HERE))) {
                names(place).forEach(name -> payloads(name).ifPresent(payloads -> found.put(name, payloads)));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the folders of the channels cannot be listed", e);
        }
        return found;
    }

    private static Iterable<String> names(URL place) throws IOException, URISyntaxException {
        if (!place.getProtocol().equals("jar")) {
            return names(Path.of(place.toURI()));
        }
        var jar = URI.create(place.getPath().substring(0, place.getPath().indexOf('!')));
        try (var files = FileSystems.newFileSystem(Path.of(jar))) {
            return names(files.getPath(HERE));
        }
    }

    private static Iterable<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()).replace("/", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Optional<Payloads> payloads(String name) {
        var type = "io.muara.chat.%s.%s%sPayloads"
                .formatted(name, Character.toUpperCase(name.charAt(0)), name.substring(1));
        try {
            var constructor = Class.forName(type).asSubclass(Payloads.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance());
        } catch (ClassNotFoundException notAChannel) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made".formatted(type), e);
        }
    }
}

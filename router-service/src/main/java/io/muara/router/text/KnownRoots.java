package io.muara.router.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** Indonesian roots that customers use, and words that look as if they were made of one but are not, such as masalah. */
final class KnownRoots {

    static final Set<String> WORDS = read();

    private KnownRoots() {}

    private static Set<String> read() {
        try (var file = Objects.requireNonNull(KnownRoots.class.getResourceAsStream("roots.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("roots.txt cannot be read", e);
        }
    }
}

package io.muara.chat.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A curl command as it stands on one of the pages.
 *
 * @param command to be pasted into a shell
 */
record DocumentedCalls(String command) {

    private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)\n *```");
    private static final Pattern JSON_BLOCK = Pattern.compile("(?s)```json\n(.*?)\n *```");
    private static final Pattern JSON =
            Pattern.compile("(?s)(?:-d '|-F '(?:message|call)=)(\\{.*?\\})(?:;type=application/json)?'");

    static List<DocumentedCalls> all() {
        return blocks(SHELL)
                .filter(command -> command.startsWith("curl"))
                .map(DocumentedCalls::new)
                .toList();
    }

    static List<String> jsonBlocks() {
        return blocks(JSON_BLOCK).toList();
    }

    String json() {
        var matcher = JSON.matcher(command);
        if (!matcher.find()) {
            throw new IllegalStateException("no JSON in " + command);
        }
        return matcher.group(1);
    }

    ManualKind kind() {
        return Arrays.stream(ManualKind.values())
                .filter(kind -> command.contains(kind.path()))
                .findFirst()
                .orElseThrow();
    }

    boolean isRefused() {
        return command.contains("# refused");
    }

    private static Stream<String> blocks(Pattern pattern) {
        return Stream.of("anything", "phone", "letter")
                .map(page -> Schemas.DOCS.resolve("channels/%s.md".formatted(page)))
                .flatMap(page -> {
                    try {
                        return pattern.matcher(Files.readString(page)).results().map(found -> found.group(1));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}

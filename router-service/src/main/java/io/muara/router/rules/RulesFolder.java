package io.muara.router.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Where rules lie: directly in a folder, in a single file, or in our jar. */
public final class RulesFolder {

    /** In the jar nobody can list a folder. */
    static final List<String> SHIPPED =
            List.of("basics.yaml", "examples.yaml", "rules.yaml", "spellings.yaml", "synonyms.yaml");

    private static final String IN_THE_JAR = "rules";
    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "ics");

    /** Kubernetes swaps this link, and only this, when a ConfigMap changes: behind it nothing ever does. */
    private static final String DATA_OF_A_CONFIG_MAP = "..data";

    private RulesFolder() {}

    /** @throws NoSuchFileException when there is nothing of that name */
    public static RulesSource read(Path fileOrFolder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        if (!Files.isDirectory(fileOrFolder)) {
            var parent = fileOrFolder.getParent();
            files.put(name(fileOrFolder), Files.readAllBytes(fileOrFolder));
            return new RulesSource(parent == null ? "" : parent.toString(), files);
        }
        for (var file : filesIn(fileOrFolder)) {
            files.put(name(file), Files.readAllBytes(file));
        }
        return new RulesSource(fileOrFolder.toString(), files);
    }

    /** What decides where nobody wrote rules of their own. */
    public static RulesSource shipped() {
        var files = new TreeMap<String, byte[]>();
        for (var file : SHIPPED) {
            var path = "/%s/%s".formatted(IN_THE_JAR, file);
            try (var resource = RulesFolder.class.getResourceAsStream(path)) {
                files.put(file, Objects.requireNonNull(resource, path).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("the shipped rules cannot be read", e);
            }
        }
        return new RulesSource(IN_THE_JAR, files);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        var data = folder.resolve(DATA_OF_A_CONFIG_MAP);
        try (var files = Files.list(Files.isDirectory(data) ? data.toRealPath() : folder)) {
            return files.filter(file -> isOfRules(name(file)))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isOfRules(String name) {
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

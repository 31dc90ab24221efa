package io.muara.contracts.written;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files that people wrote, as they were at one moment: those directly in a folder, a single one, or some in our jar.
 *
 * @param name of the folder, as mistakes call it; empty when the files' names say it all
 * @param files by name, in the order in which they are read; also those that are not YAML
 */
public record Folder(String name, SortedMap<String, byte[]> files) {

    private static final int VERSION_DIGITS = 12;
    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "ics");

    /** Kubernetes swaps this link, and only this, when a ConfigMap changes: behind it nothing ever does. */
    private static final String DATA_OF_A_CONFIG_MAP = "..data";

    public Folder {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** @throws NoSuchFileException when there is nothing of that name */
    public static Folder read(Path fileOrFolder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        if (!Files.isDirectory(fileOrFolder)) {
            var parent = fileOrFolder.getParent();
            files.put(name(fileOrFolder), Files.readAllBytes(fileOrFolder));
            return new Folder(parent == null ? "" : parent.toString(), files);
        }
        for (var file : filesIn(fileOrFolder)) {
            files.put(name(file), Files.readAllBytes(file));
        }
        return new Folder(fileOrFolder.toString(), files);
    }

    /**
     * Files that are shipped.
     *
     * @param names of the files, since nobody can list a folder of a jar
     */
    public static Folder shipped(Class<?> with, String folder, List<String> names) {
        var files = new TreeMap<String, byte[]>();
        for (var file : names) {
            var path = "/%s/%s".formatted(folder, file);
            try (var resource = with.getResourceAsStream(path)) {
                files.put(file, Objects.requireNonNull(resource, path).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("the shipped %s cannot be read".formatted(folder), e);
            }
        }
        return new Folder(folder, files);
    }

    /** Changes with every name and byte, and only then. */
    public String version() {
        var digest = Sha256.digest();
        files.forEach((file, bytes) -> {
            digest.update(file.getBytes(UTF_8));
            digest.update(ByteBuffer.allocate(1 + Long.BYTES)
                    .put((byte) 0)
                    .putLong(bytes.length)
                    .flip());
            digest.update(bytes);
        });
        return Sha256.hex(digest).substring(0, VERSION_DIGITS);
    }

    public List<String> yaml() {
        return files.keySet().stream()
                .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                .toList();
    }

    /** Such as a calendar that another file names. */
    public Optional<byte[]> file(String file) {
        return Optional.ofNullable(files.get(file));
    }

    public String shown(String file) {
        return name.isEmpty() ? file : name + "/" + file;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        var data = folder.resolve(DATA_OF_A_CONFIG_MAP);
        try (var files = Files.list(Files.isDirectory(data) ? data.toRealPath() : folder)) {
            return files.filter(file -> isWritten(name(file)))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isWritten(String name) {
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

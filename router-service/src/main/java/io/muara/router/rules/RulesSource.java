package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a set of rules is read from, as they were at one moment.
 *
 * @param name of the folder, as mistakes call it; empty when the files' names say it all
 * @param files by name, in the order in which they are read; also those that are not YAML
 */
public record RulesSource(String name, SortedMap<String, byte[]> files) {

    private static final int VERSION_DIGITS = 12;

    public RulesSource {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Changes with every name and byte, and only then. */
    public String version() {
        var digest = sha256();
        files.forEach((file, bytes) -> {
            digest.update(file.getBytes(UTF_8));
            digest.update(ByteBuffer.allocate(1 + Long.BYTES)
                    .put((byte) 0)
                    .putLong(bytes.length)
                    .flip());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }

    List<String> yaml() {
        return files.keySet().stream()
                .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                .toList();
    }

    /** Such as a calendar that a rules file names. */
    Optional<byte[]> file(String file) {
        return Optional.ofNullable(files.get(file));
    }

    String shown(String file) {
        return name.isEmpty() ? file : name + "/" + file;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}

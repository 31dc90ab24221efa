package io.muara.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One mailbox of {@link Dovecot} as it lies on disk: a file for each mail, in folders that say how far it has come. */
record Maildir(Path folder, UserPrincipal owner) {

    private static final Path NUMBERS = Path.of("dovecot-uidlist");

    /** Dovecot numbers new mails in the order of their names, the seconds first. */
    private static final AtomicLong NAMES = new AtomicLong(System.currentTimeMillis());

    void create() throws IOException {
        for (var part : List.of(folder, folder.resolve("cur"), folder.resolve("new"), folder.resolve("tmp"))) {
            Files.createDirectories(part);
            Files.setOwner(part, owner);
        }
    }

    void add(byte[] raw) {
        var name = "%d.muara".formatted(NAMES.incrementAndGet());
        try {
            var written = Files.write(folder.resolve("tmp").resolve(name), raw);
            Files.setOwner(written, owner);
            Files.move(written, folder.resolve("new").resolve(name), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("no mail can be put into %s".formatted(folder), e);
        }
    }

    /** The raw mails in no certain order. */
    List<byte[]> mails() {
        try {
            var mails = new ArrayList<byte[]>();
            for (var part : List.of("new", "cur")) {
                for (var file : files(folder.resolve(part), "*")) {
                    mails.add(Files.readAllBytes(file));
                }
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException("the mails in %s cannot be read".formatted(folder), e);
        }
    }

    void forbid() {
        try {
            for (var part : List.of("cur", "new", "tmp")) {
                Files.setPosixFilePermissions(folder.resolve(part), Set.of(OWNER_READ, OWNER_EXECUTE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be forbidden".formatted(folder), e);
        }
    }

    /** Forgets which mail has which UID. A server that finds no numbering begins a new one. */
    void renumber() {
        try {
            Files.deleteIfExists(folder.resolve(NUMBERS));
            forgetIndex();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be renumbered".formatted(folder), e);
        }
    }

    /** Removes all mails and goes back to the first UID of the same numbering. */
    void rewind() {
        try {
            for (var part : List.of("new", "cur")) {
                for (var file : files(folder.resolve(part), "*")) {
                    Files.delete(file);
                }
            }
            var head = Files.readAllLines(folder.resolve(NUMBERS), US_ASCII).getFirst();
            Files.writeString(folder.resolve(NUMBERS), head.replaceFirst(" N\\d+", " N1") + "\n");
            forgetIndex();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be rewound".formatted(folder), e);
        }
    }

    private void forgetIndex() throws IOException {
        for (var index : files(folder, "dovecot.index*")) {
            Files.delete(index);
        }
    }

    private static List<Path> files(Path directory, String pattern) throws IOException {
        try (var files = Files.newDirectoryStream(directory, pattern)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        }
    }
}

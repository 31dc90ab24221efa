package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the other commands which ports the running platform has and where its API key lies. */
record Running(Addresses addresses, String apiKey) {

    private static final String FILE = "ports";

    static void write(DataFolder folder, Addresses addresses) {
        try {
            Files.writeString(folder.resolve(FILE), Integer.toString(base(addresses)), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform on this folder. */
    static Running on(Path data) {
        try {
            return new Running(portsOf(data), key(data, "MUARA_API_KEY", "api-key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ports of the platform on this folder, the usual ones when none ever ran there. */
    static Addresses portsOf(Path data) {
        try {
            var file = data.resolve(FILE);
            var base = Files.exists(file)
                    ? Integer.parseInt(Files.readString(file, UTF_8).strip())
                    : 0;
            return base == 0 ? Addresses.FIXED : Addresses.from(base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int base(Addresses addresses) {
        return addresses.equals(Addresses.FIXED) ? 0 : addresses.ticket();
    }

    /** The key of those who administer the platform on this folder. */
    static String adminKey(Path data) {
        try {
            return key(data, "MUARA_ADMIN_KEY", "admin-key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Path data, String variable, String name) throws IOException {
        var given = System.getenv(variable);
        if (given != null && !given.isBlank()) {
            return given;
        }
        var file = data.resolve(name);
        if (Files.notExists(file)) {
            throw new Refusal(
                    "no platform has run on %s yet: start one with ./muara up, or name its folder with --data DIR."
                            .formatted(data));
        }
        return Files.readString(file, UTF_8).strip();
    }
}

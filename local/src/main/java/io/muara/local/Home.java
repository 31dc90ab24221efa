package io.muara.local;

import java.nio.file.Path;

/** The root of the repository, which {@code ./muara} tells us. */
final class Home {

    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("muara.home", ".")).toAbsolutePath().normalize();
    }
}

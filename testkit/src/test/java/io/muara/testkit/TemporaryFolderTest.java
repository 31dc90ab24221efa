package io.muara.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

    @Test
    void nothing_of_it_is_left() throws IOException {
        var folder = TemporaryFolder.make("muara-test");
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "d");

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }
}

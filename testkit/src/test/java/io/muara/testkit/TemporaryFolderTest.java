package io.muara.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

    @Test
    void nothing_of_it_is_left() throws IOException {
        var folder = TemporaryFolder.make();
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "d");

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void what_a_run_left_in_memory_that_was_killed_is_taken_away_by_the_next() throws Exception {
        var mine = TemporaryFolder.make();
        try {
            assumeTrue(mine.path().startsWith("/dev/shm"), "the system lends no memory");
            var killed = new ProcessBuilder("true").start();
            killed.waitFor();
            var left = Files.createDirectory(mine.path().resolveSibling("muara-%d-left".formatted(killed.pid())));
            Files.createFile(left.resolve("data"));

            TemporaryFolder.make().delete();

            assertThat(left).doesNotExist();
            assertThat(mine.path()).exists();
        } finally {
            mine.delete();
        }
    }
}

package io.muara.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAttachmentsTest implements AttachmentStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    @Override
    public AttachmentStore store() {
        return new DirectoryAttachments(folder);
    }

    @Override
    public int count() throws IOException {
        try (var files = Files.walk(folder)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_says_so() throws IOException {
        var file = Files.createFile(folder.resolve("in-the-way"));

        assertThatThrownBy(() -> new DirectoryAttachments(file).keep(new byte[] {1}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("in-the-way");
    }

    @Test
    void what_a_process_left_that_died_while_it_wrote_is_removed_after_a_day() throws IOException {
        var key = store().keep(new byte[] {1});
        var abandoned = unfinished("a", NOW.minus(Duration.ofHours(25)));
        var underWay = unfinished("b", NOW.minus(Duration.ofHours(1)));

        Draft.sweep(folder, NOW);

        assertThat(abandoned).doesNotExist();
        assertThat(underWay).exists();
        store().open(key).close();
    }

    private Path unfinished(String name, Instant touched) throws IOException {
        var file = Files.createFile(folder.resolve(name + ".unfinished"));
        return Files.setLastModifiedTime(file, FileTime.from(touched));
    }
}

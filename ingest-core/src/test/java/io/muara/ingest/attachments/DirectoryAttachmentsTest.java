package io.muara.ingest.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryAttachmentsTest {

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_read_back_under_its_key() throws IOException {
        var attachments = new DirectoryAttachments(folder);

        var key = attachments.keep("invoice".getBytes(UTF_8));

        try (var bytes = attachments.open(key)) {
            assertThat(bytes.readAllBytes()).isEqualTo("invoice".getBytes(UTF_8));
        }
    }

    @Test
    void keeping_the_same_bytes_again_changes_nothing() throws IOException {
        var attachments = new DirectoryAttachments(folder);

        assertThat(attachments.keep(new byte[] {1})).isEqualTo(attachments.keep(new byte[] {1}));

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secret", "sha256-../../../../etc/passwd", "/etc/passwd", "sha256-AB"})
    void a_key_that_is_not_ours_leads_nowhere(String key) {
        assertThatThrownBy(() -> new DirectoryAttachments(folder).open(key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_folder_that_cannot_be_written_says_so() throws IOException {
        var file = Files.createFile(folder.resolve("in-the-way"));

        assertThatThrownBy(() -> new DirectoryAttachments(file).keep(new byte[] {1}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("in-the-way");
    }
}

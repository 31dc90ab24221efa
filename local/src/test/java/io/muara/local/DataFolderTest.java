package io.muara.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_second_platform_on_the_same_folder_is_told_so_in_one_sentence() {
        try (var first = DataFolder.open(folder, false)) {
            assertThat(first.resolve("x")).hasParentRaw(folder);
            assertThatThrownBy(() -> DataFolder.open(folder, false))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("another ./muara up already runs on " + folder)
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void the_api_key_is_made_once_and_kept_until_all_is_forgotten() {
        String key;
        try (var data = DataFolder.open(folder, false)) {
            key = data.apiKey();
        }
        try (var data = DataFolder.open(folder, false)) {
            assertThat(data.apiKey()).isEqualTo(key).hasSizeGreaterThan(20);
        }
        try (var data = DataFolder.open(folder, true)) {
            assertThat(data.apiKey()).isNotEqualTo(key);
        }
    }

    @Test
    void what_cannot_be_a_folder_is_refused_with_the_reason() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot keep state in");
    }
}

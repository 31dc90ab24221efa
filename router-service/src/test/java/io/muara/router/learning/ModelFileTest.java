package io.muara.router.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    Path folder;

    @Test
    void a_new_model_takes_the_place_of_the_one_before_and_a_broken_one_does_not() throws IOException {
        var file = new ModelFile(written(TaughtModel.bytes(), 1));
        var first = file.newest();

        written(new byte[] {1, 2, 3}, 2);
        file.check();
        assertThat(file.newest()).isSameAs(first);

        Files.delete(path());
        file.check();
        assertThat(file.newest()).isSameAs(first);

        written(TaughtModel.bytes(), 3);
        file.check();
        assertThat(file.newest()).isNotSameAs(first);

        var last = file.newest();
        file.check();
        assertThat(file.newest()).isSameAs(last);
    }

    @Test
    void without_a_model_that_can_be_used_nothing_starts() throws IOException {
        assertThatThrownBy(() -> new ModelFile(path()))
                .hasMessageContaining("muara.suggestions.model names '%s'".formatted(path()))
                .hasMessageContaining("./muara learn");

        written(new byte[] {1, 2, 3}, 1);
        assertThatThrownBy(() -> new ModelFile(path())).isInstanceOf(UnusableModel.class);
    }

    private Path written(byte[] bytes, int second) throws IOException {
        Files.write(path(), bytes);
        return Files.setLastModifiedTime(path(), FileTime.fromMillis(second * 1000L));
    }

    private Path path() {
        return folder.resolve("model");
    }
}

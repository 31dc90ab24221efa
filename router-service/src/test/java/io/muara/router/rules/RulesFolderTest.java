package io.muara.router.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.written.Folder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesFolderTest {

    @Test
    void every_file_of_the_shipped_folder_is_shipped() throws IOException {
        assertThat(Folder.read(Path.of("src/main/resources/rules")).version())
                .isEqualTo(RulesFolder.shipped().version());
    }
}

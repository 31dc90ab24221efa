package io.muara.contracts.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    Path folder;

    @Test
    void yaml_and_calendars_directly_in_it_are_read_in_name_order_and_nothing_else() throws IOException {
        write("b.yml", "b");
        write("a.yaml", "a");
        write("holidays.ics", "c");
        write("service.properties", "d");
        write(".hidden.yaml", "e");
        write("a.yaml~", "f");
        Files.createDirectory(folder.resolve("deeper.yaml"));

        var source = Folder.read(folder);

        assertThat(source.files().keySet()).containsExactly("a.yaml", "b.yml", "holidays.ics");
        assertThat(source.yaml()).containsExactly("a.yaml", "b.yml");
        assertThat(source.shown("a.yaml")).isEqualTo(folder + "/a.yaml");
    }

    @Test
    void of_a_mounted_config_map_every_file_is_of_the_same_moment() throws IOException {
        var data = Files.createDirectory(folder.resolve("..2026_11_28"));
        Files.writeString(data.resolve("a.yaml"), "new");
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        // What the name in the folder leads to is looked up a moment later than the link: here, too late.
        write("a.yaml", "other");

        assertThat(Folder.read(folder).files())
                .hasEntrySatisfying("a.yaml", it -> assertThat(it).asString().isEqualTo("new"));
    }

    @Test
    void a_single_file_is_a_set_of_its_own() throws IOException {
        write("a.yaml", "a");
        write("b.yaml", "b");

        var source = Folder.read(folder.resolve("a.yaml"));

        assertThat(source.files().keySet()).containsExactly("a.yaml");
        assertThat(source.shown("a.yaml")).isEqualTo(folder + "/a.yaml");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

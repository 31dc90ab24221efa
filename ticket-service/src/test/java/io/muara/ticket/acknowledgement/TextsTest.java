package io.muara.ticket.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {

    @TempDir
    Path folder;

    @Test
    void the_contacts_language_is_spoken_where_it_is_known() {
        var texts = texts("en", Optional.empty());

        assertThat(texts.language(Optional.of("id-ID"))).isEqualTo("id");
        assertThat(texts.language(Optional.of("in"))).isEqualTo("id");
        assertThat(texts.language(Optional.of("en_US"))).isEqualTo("en");
        assertThat(texts.language(Optional.of("ja"))).isEqualTo("en");
        assertThat(texts.language(Optional.empty())).isEqualTo("en");
    }

    @Test
    void the_number_is_said_and_the_link_where_there_is_one() {
        var texts = texts("id", Optional.empty());

        assertThat(texts.of("id", 1001, Optional.empty()))
                .contains("nomor tiket 1001")
                .doesNotContain("http");
        assertThat(texts.of("en", 1001, Optional.of("https://toko.example/t/abc")))
                .contains("number is 1001", "https://toko.example/t/abc");
    }

    @Test
    void an_installation_brings_its_own_texts() throws Exception {
        Files.writeString(folder.resolve("id.txt"), "Nomor {number}.");
        Files.writeString(folder.resolve("ms.txt"), "Tiket {number}.");

        var texts = texts("id", Optional.of(folder));

        assertThat(texts.of("id", 7, Optional.empty())).isEqualTo("Nomor 7.");
        assertThat(texts.of(texts.language(Optional.of("ms-MY")), 7, Optional.empty()))
                .isEqualTo("Tiket 7.");
        assertThat(texts.of("en", 7, Optional.empty())).contains("Thank you");
    }

    @Test
    void what_cannot_work_stops_the_start() throws Exception {
        assertThatThrownBy(() -> texts("fr", Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("muara.acknowledgement.language");
        Files.writeString(folder.resolve("id.txt"), "{nobody}");
        assertThatThrownBy(() -> texts("id", Optional.of(folder)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("muara.acknowledgement.texts: id.txt");
        assertThatThrownBy(() -> texts("id", Optional.of(folder.resolve("x"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be read as a folder");
    }

    private static Texts texts(String language, Optional<Path> folder) {
        return new Texts(new Settings(language, folder, Optional.empty()));
    }
}

package io.muara.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void paths_become_names() {
        assertThat(safe("../../etc/passwd")).isEqualTo("passwd");
        assertThat(safe("C:\\Users\\sari\\foto.jpg")).isEqualTo("foto.jpg");
        assertThat(safe("..")).isEqualTo("attachment.bin");
    }

    @Test
    void tricks_are_taken_out() {
        assertThat(safe("foto\u202Egpj.exe")).isEqualTo("fotogpj.exe");
        assertThat(safe("a\u0000b\r\n.txt")).isEqualTo("ab.txt");
        assertThat(safe("CON.txt")).isEqualTo("_CON.txt");
        assertThat(safe("a<b>.txt ")).isEqualTo("a_b_.txt");
    }

    @Test
    void a_long_name_keeps_its_extension() {
        assertThat(safe("x".repeat(500) + ".pdf")).hasSize(200).endsWith(".pdf");
    }

    @Test
    void a_missing_name_is_made_from_the_type() {
        assertThat(FileNames.safe(Optional.empty(), "application/pdf")).isEqualTo("attachment.pdf");
        assertThat(FileNames.safe(Optional.of(" "), "x/y")).isEqualTo("attachment.bin");
    }

    private static String safe(String name) {
        return FileNames.safe(Optional.of(name), "application/octet-stream");
    }
}

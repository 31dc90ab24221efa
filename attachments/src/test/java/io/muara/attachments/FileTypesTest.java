package io.muara.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTypesTest {

    @TempDir
    Path folder;

    @Test
    void bytes_say_what_a_file_is() throws IOException {
        assertThat(type("%PDF-1.7\n", "faktur.pdf")).isEqualTo("application/pdf");
        assertThat(type("\u0089PNG\r\n\u001a\n", "foto.png")).isEqualTo("image/png");
        assertThat(type("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0", "foto.jpg")).isEqualTo("image/jpeg");
        assertThat(type("GIF89a\1\0\1\0", "a.gif")).isEqualTo("image/gif");
        assertThat(type("RIFF\0\0\0\0WEBPVP8 ", "a.webp")).isEqualTo("image/webp");
        assertThat(type("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom", "video.mp4")).isEqualTo("video/mp4");
        assertThat(type("ID3\3\0\0\0\0\0\0", "lagu.mp3")).isEqualTo("audio/mpeg");
        assertThat(type("#!AMR\n", "suara.amr")).startsWith("audio/amr");
    }

    @Test
    void a_name_that_the_bytes_belie_is_not_believed() throws IOException {
        assertThat(type("MZ\u0090\0\3\0\0\0\4\0\0\0", "foto.jpg")).isNotEqualTo("image/jpeg");
        assertThat(type("\u0089PNG\r\n\u001a\n", "faktur.pdf")).isEqualTo("image/png");
        assertThat(type("\1\2\3\4\5", "faktur.pdf")).isEqualTo(FileTypes.UNKNOWN);
        assertThat(type("<html><script>alert(1)</script></html>", "catatan.txt"))
                .isEqualTo("text/html");
    }

    @Test
    void a_name_tells_apart_what_begins_alike() throws IOException {
        assertThat(type("a;b\n1;2\n", "daftar.csv")).isEqualTo("text/csv");
        assertThat(type("Halo kak", "catatan.txt")).isEqualTo("text/plain");
        assertThat(type(zip(), "surat.docx"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(type(zip(), "semua.zip")).isEqualTo("application/zip");
        assertThat(type("", "kosong.txt")).isNotBlank();
    }

    private static String zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write("isi".getBytes(UTF_8));
        }
        return bytes.toString(ISO_8859_1);
    }

    private String type(String bytes, String name) throws IOException {
        var file = folder.resolve("file");
        Files.write(file, bytes.getBytes(ISO_8859_1));
        return FileTypes.of(file, name);
    }
}

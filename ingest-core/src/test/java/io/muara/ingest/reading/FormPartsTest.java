package io.muara.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormPartsTest {

    private static final String FORM = """
            to be ignored\r
            --b\r
            Content-Disposition: form-data; name="a"\r
            \r
            one\r
            --b  \r
            content-type: image/jpeg; q=1\r
            CONTENT-DISPOSITION: form-data; filename="x \\"y\\".jpg"; name="b"\r
            \r
            \r
            --\r
            --b\r
            Content-Disposition: form-data; name=c\r
            \r
            \r
            --b--\r
            to be ignored too""";

    @Test
    void parts_are_read_in_order_however_the_bytes_come() throws Exception {
        for (int chunk : new int[] {1, 2, 3, 7, 64, 4096}) {
            var parts = parts(new FormParts(new Dripping(FORM.getBytes(UTF_8), chunk), "b"));

            assertThat(parts)
                    .as("%d bytes at a time", chunk)
                    .containsExactly("a/-/-=one", "b/x \"y\".jpg/image/jpeg=\r\n--", "c/-/-=");
        }
    }

    @Test
    void what_was_not_read_of_a_part_is_skipped() throws Exception {
        var parts = new FormParts(new ByteArrayInputStream(FORM.getBytes(UTF_8)), "b");

        assertThat(parts.next().orElseThrow().name()).isEqualTo("a");
        assertThat(parts.next().orElseThrow().bytes().read()).isEqualTo('\r');
        assertThat(parts.next().orElseThrow().name()).isEqualTo("c");
        assertThat(parts.next()).isEmpty();
    }

    @Test
    void bytes_that_look_like_boundaries_are_left_as_they_are() throws Exception {
        var random = new Random(20261121);
        for (int i = 0; i < 300; i++) {
            var content = new StringBuilder();
            for (int length = random.nextInt(200_000 / (1 + i)); content.length() < length; ) {
                content.append(
                        List.of("\r\n--boundar", "\r\n--", "\r", "\n", "--boundar", "x".repeat(random.nextInt(999)))
                                .get(random.nextInt(6)));
            }
            var form =
                    "--boundary\r\nContent-Disposition: form-data; name=a\r\n\r\n%s\r\n--boundary--".formatted(content);

            assertThat(parts(new FormParts(new Dripping(form.getBytes(UTF_8), 1 + random.nextInt(70_000)), "boundary")))
                    .containsExactly("a/-/-=" + content);
        }
    }

    @Test
    void what_is_cut_off_anywhere_is_malformed() {
        var whole = FORM.indexOf("--b--") + "--b--".length();
        for (int end = 0; end < whole; end++) {
            var cut = FORM.substring(0, end);
            assertThatThrownBy(() -> parts(new FormParts(new ByteArrayInputStream(cut.getBytes(UTF_8)), "b")))
                    .as("after %d bytes", end)
                    .isInstanceOf(FormParts.Malformed.class);
        }
    }

    @Test
    void the_boundary_is_found_however_it_is_written() {
        assertThat(FormParts.boundary("multipart/form-data; boundary=abc")).contains("abc");
        assertThat(FormParts.boundary("Multipart/Form-Data;charset=utf-8; Boundary=\"a b;c\"; x=y"))
                .contains("a b;c");
        for (var none : List.of(
                "",
                "multipart/form-data",
                "multipart/mixed; boundary=a",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=" + "x".repeat(71),
                "multipart/form-data; xboundary=a")) {
            assertThat(FormParts.boundary(none)).as(none).isEqualTo(Optional.empty());
        }
    }

    private static List<String> parts(FormParts form) throws IOException {
        var read = new ArrayList<String>();
        for (var part = form.next(); part.isPresent(); part = form.next()) {
            read.add("%s/%s/%s=%s"
                    .formatted(
                            part.get().name(),
                            part.get().fileName().orElse("-"),
                            part.get().mediaType().orElse("-"),
                            new String(part.get().bytes().readAllBytes(), UTF_8)));
        }
        return read;
    }

    /** Gives no more than so many bytes at once, as a network does. */
    private static final class Dripping extends InputStream {

        private final InputStream bytes;
        private final int most;

        Dripping(byte[] bytes, int most) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(length, most));
        }
    }
}

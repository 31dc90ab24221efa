package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.Samples;
import io.muara.contracts.Attachment;
import io.muara.contracts.InboundMessage;
import io.muara.ingest.Arrived;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualUploadTest {

    private static final String TYPE = "multipart/form-data; boundary=frontier";
    private static final String JSON = new String(Samples.of("manual").bytes("message-scan-only.json"), UTF_8);

    @TempDir
    Path folder;

    @Test
    void files_are_kept_under_safe_names_with_the_type_that_was_said() throws Exception {
        var message = kept(form(
                part("name=\"message\"", "", JSON),
                part(
                        "name=\"a\"; filename=\"..\\\\..\\\\scan \\\"1\\\".pdf\"",
                        "Content-Type: Application/PDF; x=y\r\n",
                        "%PDF-1"),
                part("name=\"b\"; filename=\"/etc/p%22asswd\"", "", "\r\n--frontie\r\n")));

        assertThat(message.attachments())
                .extracting(Attachment::name, Attachment::mediaType)
                .containsExactly(
                        tuple("scan _1_.pdf", "application/pdf"), tuple("p_asswd", "application/octet-stream"));
        assertThat(bytes(message.attachments().get(0))).isEqualTo("%PDF-1");
        assertThat(bytes(message.attachments().get(1))).isEqualTo("\r\n--frontie\r\n");
        assertThat(message.attachments())
                .allSatisfy(file -> assertThat(file.sha256()).isPresent());
    }

    @Test
    void what_is_wrong_with_a_form_is_told() {
        told(400, "the part 'message' is missing", form(part("name=\"a\"; filename=\"a\"", "", "x")));
        told(400, "more than one part 'message'", form(part("name=message", "", JSON), part("name=message", "", JSON)));
        told(400, "neither 'message' nor a file", form(part("name=message", "", JSON), part("name=note", "", "x")));
        told(422, "'a.pdf' is empty", form(part("name=message", "", JSON), part("name=f; filename=a.pdf", "", "")));
        told(413, "more than 2 files", form(part("name=message", "", JSON), file("1"), file("2"), file("3")));
        told(413, "the JSON is larger", form(part("name=message", "", " ".repeat(200_000))));
        told(
                400,
                "ends before its closing boundary",
                form(part("name=message", "", JSON)).replace("--frontier--", ""));
        told(400, "ends before its closing boundary", "");
        told(400, "Content-Disposition", "--frontier\r\n\r\nx\r\n--frontier--");
        told(400, "headers of a part", "--frontier\r\nX: " + "x".repeat(9000) + "\r\n\r\n\r\n--frontier--");
    }

    @Test
    void nothing_stays_behind_in_the_temporary_folder() throws Exception {
        var before = waiting();

        told(422, "is empty", form(part("name=message", "", JSON), file("1"), part("name=f; filename=a", "", "")));
        told(
                400,
                "closing boundary",
                "--frontier\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\nhalf a fi");
        kept(form(part("name=message", "", JSON), file("1")));

        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void other_types_are_refused_with_what_to_send() {
        for (var type :
                List.of("", "text/plain", "multipart/form-data", "multipart/mixed; boundary=a", "application/jsonp")) {
            var mistake = catchThrowableOfType(
                    ManualMistake.class, () -> ManualUpload.requireReadable(ManualKind.MESSAGE, type));
            assertThat(mistake).as(type).isNotNull();
            assertThat(mistake.status()).isEqualTo(415);
        }
        ManualUpload.requireReadable(ManualKind.MESSAGE, "Application/JSON; charset=utf-8");
        ManualUpload.requireReadable(ManualKind.CALL, "Multipart/Form-Data; charset=x; boundary=\"a b\"");
        assertThat(catchThrowableOfType(
                        ManualMistake.class, () -> ManualUpload.requireReadable(ManualKind.DELIVERY, TYPE)))
                .isNotNull();
    }

    @Test
    void whatever_chance_makes_of_a_form_is_read_or_told_to_be_wrong() throws Exception {
        var form = form(part("name=message", "Content-Type: application/json\r\n", JSON), file("1"), file("2"))
                .getBytes(UTF_8);
        var random = new Random(20261121);
        var told = 0;
        for (int i = 0; i < 3000; i++) {
            var bytes = form.clone();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "\r\n-\";:= ".charAt(random.nextInt(8));
            }
            try {
                assertThat(kept(new String(bytes, ISO_8859_1))).isNotNull();
            } catch (ManualMistake e) {
                told++;
                assertThat(e.status()).isIn(400, 413, 422);
            }
        }
        assertThat(told).isPositive();
    }

    private void told(int status, String words, String form) {
        var mistake = catchThrowableOfType(ManualMistake.class, () -> kept(form));
        assertThat(mistake).as(words).isNotNull();
        assertThat(mistake.detail()).contains(words);
        assertThat(mistake.status()).isEqualTo(status);
    }

    private InboundMessage kept(String form) throws IOException {
        var body = new ByteArrayInputStream(form.getBytes(ISO_8859_1));
        try (var upload = ManualUpload.read(ManualKind.MESSAGE, TYPE, body, 2)) {
            var arrived = new ManualReading("demo", Optional.empty())
                    .read(ManualKind.MESSAGE, upload.json(), upload.hasFiles(), Instant.EPOCH);
            return upload.keep(((Arrived.Message) arrived).message(), new DirectoryAttachments(folder));
        }
    }

    private String bytes(Attachment file) throws IOException {
        try (var bytes = new DirectoryAttachments(folder).open(file.stored().orElseThrow())) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }

    private static List<Path> waiting() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("muara-upload-"))
                    .sorted()
                    .toList();
        }
    }

    private static String file(String name) {
        return part("name=f; filename=\"%s.txt\"".formatted(name), "Content-Type: text/plain\r\n", "content " + name);
    }

    private static String part(String disposition, String more, String body) {
        return "--frontier\r\nContent-Disposition: form-data; %s\r\n%s\r\n%s\r\n".formatted(disposition, more, body);
    }

    private static String form(String... parts) {
        return String.join("", parts) + "--frontier--\r\n";
    }
}

package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.attachments.DirectoryAttachments;
import io.muara.contracts.Attachment;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.Reading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnclosureTest {

    private static final Pattern FIELD = Pattern.compile("(?i)(?:bcc|x-[a-z]+|subject|to)\\s*:.*thief.*");

    @TempDir
    Path folder;

    @Test
    void nothing_breaks_out_of_the_headers_of_a_file_or_picture() throws Exception {
        for (var end : new String[] {"\r\n", "\n", "\r", "\0", "\u2028", "\u0085", "\r\n\r\n", "\"\r\n", ";\r\n"}) {
            var evil = "a" + end + "Bcc: thief@x.id" + end + ".png";

            var raw = raw(
                    file(evil, "application/pdf", Optional.empty()),
                    file("b.png", "image/png" + end + "X-Y: thief", Optional.empty()),
                    file(evil, "image/png", Optional.of("id>" + end + "Bcc: thief@x.id")));

            assertThat(raw.lines()).as(end).noneMatch(line -> FIELD.matcher(line)
                    .matches());
            assertThat(((Reading.Read) MailReading.read(raw.getBytes(UTF_8), "x"))
                            .mail()
                            .files())
                    .hasSize(3);
        }
    }

    @Test
    void an_automatic_mail_carries_no_files() throws Exception {
        var mail = Replies.raw(
                Replies.automatic("Kami terima.", file("a.pdf", "application/pdf", Optional.empty())),
                new DirectoryAttachments(folder));

        assertThat(((Reading.Read) MailReading.read(mail, "x")).mail().files()).isEmpty();
    }

    private String raw(Attachment... files) throws Exception {
        return new String(Replies.raw(Replies.saying("Halo", files), new DirectoryAttachments(folder)), UTF_8);
    }

    private Attachment file(String name, String mediaType, Optional<String> contentId) {
        var key = new DirectoryAttachments(folder).keep(new byte[] {1});
        return new Attachment(
                name, mediaType, Optional.empty(), Optional.empty(), Optional.of(key), Optional.empty(), contentId);
    }
}

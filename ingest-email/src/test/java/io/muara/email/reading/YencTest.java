package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YencTest {

    private static final byte[] EVERY_BYTE = everyByte();

    @Test
    void a_file_in_the_middle_of_a_text_is_a_file() {
        var split = Yenc.split(
                mail("=ybegin line=128 size=256 name=c:\\docs\\foto 1.jpg", "=yend size=256 crc32=" + sum()));

        assertThat(new String(split.text(), ISO_8859_1)).isEqualTo("Halo\nSalam");
        assertThat(split.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("foto 1.jpg");
            assertThat(file.bytes()).isEqualTo(EVERY_BYTE);
        });
    }

    @Test
    void a_piece_of_a_file_is_a_file_too() {
        var split = Yenc.split(mail(
                "=ybegin part=2 total=3 line=128 size=768 name=a.bin\r\n=ypart begin=257 end=512",
                "=yend size=256 part=2 pcrc32=%s crc32=00000000".formatted(sum())));

        assertThat(split.files()).singleElement().satisfies(file -> assertThat(file.bytes())
                .isEqualTo(EVERY_BYTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=yend size=255", "=yend size=256 crc32=00000000", "=yend", "the end"})
    void what_does_not_come_out_as_it_says_stays_text(String end) {
        var mail = mail("=ybegin line=128 size=256 name=a.bin", end);
        var split = Yenc.split(mail);

        assertThat(split.files()).isEmpty();
        assertThat(new String(split.text(), ISO_8859_1)).isEqualTo(new String(mail, ISO_8859_1).replace("\r\n", "\n"));
    }

    @Test
    void a_mail_gives_its_file_and_keeps_its_words() {
        var head = "Subject: foto\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".getBytes(ISO_8859_1);
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(head);
        mail.writeBytes(mail("=ybegin line=128 size=256 name=a.bin", "=yend size=256"));

        var read = ((Reading.Read) MailReading.read(mail.toByteArray(), "missing")).mail();

        assertThat(read.text()).isEqualTo("Halo\nSalam");
        assertThat(read.files()).singleElement().satisfies(file -> assertThat(file.bytes())
                .isEqualTo(EVERY_BYTE));
    }

    private static byte[] mail(String begin, String end) {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(("Halo\r\n" + begin + "\r\n").getBytes(ISO_8859_1));
        var column = 0;
        for (var b : EVERY_BYTE) {
            var encoded = (b + 42) & 0xFF;
            if (encoded == 0 || encoded == '\n' || encoded == '\r' || encoded == '=') {
                mail.write('=');
                encoded += 64;
            }
            mail.write(encoded);
            if (++column == 128) {
                mail.writeBytes("\r\n".getBytes(ISO_8859_1));
                column = 0;
            }
        }
        mail.writeBytes((end + "\r\nSalam").getBytes(ISO_8859_1));
        return mail.toByteArray();
    }

    private static String sum() {
        var sum = new CRC32();
        sum.update(EVERY_BYTE);
        return "%08x".formatted(sum.getValue());
    }

    private static byte[] everyByte() {
        var bytes = new byte[256];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}

package io.muara.email.reading;

import java.io.ByteArrayOutputStream;

/** RFC 1843, which Java does not speak: two 7-bit bytes a character between a tilde with an opening brace and one with a closing brace. */
final class HzGb2312 {

    private HzGb2312() {}

    static byte[] toGb2312(byte[] bytes) {
        var result = new ByteArrayOutputStream(bytes.length);
        var chinese = false;
        var i = 0;
        while (i < bytes.length) {
            if (bytes[i] != '~' || i + 1 == bytes.length) {
                result.write(chinese && bytes[i] > ' ' ? bytes[i] | 0x80 : bytes[i]);
                i++;
                continue;
            }
            switch (bytes[i + 1]) {
                case '{' -> chinese = true;
                case '}' -> chinese = false;
                case '~' -> result.write('~');
                case '\n' -> {}
                default -> {
                    result.write('~');
                    result.write(bytes[i + 1]);
                }
            }
            i += 2;
        }
        return result.toByteArray();
    }
}

package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes {@code winmail.dat} as Outlook does (MS-OXTNEF), so that a test can say what stands in it. */
final class TnefFile {

    private static final int MESSAGE = 1;
    private static final int ATTACHMENT = 2;
    private static final int UNICODE = 0x001F;
    private static final int BINARY = 0x0102;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    TnefFile() {
        file.writeBytes(numbers(0x223E9F78));
        file.writeBytes(new byte[] {1, 0});
        attribute(MESSAGE, 0x00069007, numbers(1252, 0));
    }

    TnefFile withText(String text) {
        return property(MESSAGE, 0x00069003, UNICODE, 0x1000, (text + "\0").getBytes(UTF_16LE));
    }

    TnefFile withHtml(String html) {
        return property(MESSAGE, 0x00069003, BINARY, 0x1013, html.getBytes(US_ASCII));
    }

    /** Uncompressed, which the format allows. */
    TnefFile withRtf(String rtf) {
        var bytes = rtf.getBytes(US_ASCII);
        var wrapped = ByteBuffer.allocate(16 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length + 12)
                .putInt(bytes.length)
                .putInt(0x414C454D)
                .putInt(0)
                .put(bytes);
        return property(MESSAGE, 0x00069003, BINARY, 0x1009, wrapped.array());
    }

    TnefFile withFile(String title, String longName, byte[] bytes) {
        attribute(ATTACHMENT, 0x00069002, new byte[14]);
        attribute(ATTACHMENT, 0x00018010, (title + "\0").getBytes(US_ASCII));
        attribute(ATTACHMENT, 0x0006800F, bytes);
        return property(ATTACHMENT, 0x00069005, UNICODE, 0x3707, (longName + "\0").getBytes(UTF_16LE));
    }

    TnefFile withMessage(TnefFile message) {
        attribute(ATTACHMENT, 0x00069002, new byte[14]);
        var data = new ByteArrayOutputStream();
        data.writeBytes(new byte[16]);
        data.writeBytes(message.bytes());
        return property(ATTACHMENT, 0x00069005, BINARY, 0x3701, data.toByteArray());
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    private TnefFile property(int level, int attribute, int type, int id, byte[] value) {
        var padded = ByteBuffer.allocate(16 + (value.length + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        padded.putInt(1)
                .putShort((short) type)
                .putShort((short) id)
                .putInt(1)
                .putInt(value.length)
                .put(value);
        attribute(level, attribute, padded.array());
        return this;
    }

    private void attribute(int level, int id, byte[] value) {
        var sum = 0;
        for (var b : value) {
            sum += b & 0xFF;
        }
        file.write(level);
        file.writeBytes(numbers(id, value.length));
        file.writeBytes(value);
        file.write(sum);
        file.write(sum >> 8);
    }

    private static byte[] numbers(int... numbers) {
        var bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}

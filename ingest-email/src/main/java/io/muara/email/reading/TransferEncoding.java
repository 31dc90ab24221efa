package io.muara.email.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Undoes what a mail did to its bytes to get them over 7-bit lines. Whatever cannot be undone stays as it is. */
final class TransferEncoding {

    private static final byte[] SIXTY_FOUR = table();
    /** One in so many characters of base64 may be none of it. */
    private static final int FOREIGN_SHARE = 10;

    private TransferEncoding() {}

    static byte[] decode(byte[] body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> isBase64(body) ? base64(body) : body;
            case "quoted-printable" -> quotedPrintable(body);
            case "x-uuencode", "uuencode", "x-uue" -> Uuencode.decode(body);
            default -> body;
        };
    }

    /** Damage adds a few foreign characters; what holds many was never encoded, whatever its header says. */
    private static boolean isBase64(byte[] text) {
        var own = 0;
        var foreign = 0;
        for (var c : text) {
            if (c == '=') {
                break;
            }
            if (c == ' ' || c < 0 || (c > ' ' && SIXTY_FOUR[c] < 0)) {
                foreign++;
            } else if (c > ' ') {
                own++;
            }
        }
        return foreign * FOREIGN_SHARE <= own;
    }

    /**
     * Ignores every character that is not of the alphabet, starts afresh after padding (some programs encode in pieces and
     * join them, but what follows on the same line after a space is a remark) and takes an end without padding for what it
     * holds.
     */
    static byte[] base64(byte[] text) {
        var bytes = new byte[text.length / 4 * 3 + 3];
        var length = 0;
        var bits = 0;
        var sextets = 0;
        var padded = false;
        var remark = false;
        for (var c : text) {
            padded = c == '=' || (padded && c != '\n');
            remark = padded && (remark || c == ' ');
            var value = c < 0 || remark ? -1 : SIXTY_FOUR[c];
            if (value >= 0) {
                bits = (bits << 6) | value;
                sextets++;
            }
            if (sextets == 4 || (c == '=' && sextets > 0)) {
                length = flush(bits, sextets, bytes, length);
                bits = 0;
                sextets = 0;
            }
        }
        return Arrays.copyOf(bytes, flush(bits, sextets, bytes, length));
    }

    private static int flush(int bits, int sextets, byte[] bytes, int length) {
        var whole = bits << (6 * (4 - sextets));
        var end = length;
        for (var i = 0; i < sextets - 1; i++) {
            bytes[end++] = (byte) (whole >> (16 - 8 * i));
        }
        return end;
    }

    static byte[] quotedPrintable(byte[] text) {
        try (var in = new QuotedPrintableInputStream(new ByteArrayInputStream(text), DecodeMonitor.SILENT)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }

    private static byte[] table() {
        var table = new byte[128];
        Arrays.fill(table, (byte) -1);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (var i = 0; i < alphabet.length(); i++) {
            table[alphabet.charAt(i)] = (byte) i;
        }
        return table;
    }
}

package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.attachments.FileNames;
import io.muara.email.reading.ReadMail.File;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Files in the middle of a text in the 8-bit encoding of newsgroups.
 *
 * @see <a href="http://www.yenc.org/yenc-draft.1.3.txt">yEnc, draft 1.3</a>
 */
final class Yenc {

    private static final Pattern BEGIN = Pattern.compile("=ybegin (?:.* )?size=(\\d{1,10}) name=(.*\\S)\\s*");
    private static final Pattern END = Pattern.compile("=yend size=(\\d{1,10})\\b.*");
    /** Of this piece, where the file came in several; {@code crc32} is that of the whole file then. */
    private static final Pattern PIECE_SUM = Pattern.compile(" pcrc32=([0-9a-fA-F]{8})\\b");

    private static final Pattern SUM = Pattern.compile(" crc32=([0-9a-fA-F]{8})\\b");
    private static final String PIECE = "=ypart ";
    private static final String BINARY = "application/octet-stream";
    private static final int SHIFT = 42;
    private static final int SHIFT_OF_ESCAPED = SHIFT + 64;

    private Yenc() {}

    /** @param text without the files */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Split(byte[] text, List<File> files) {
        Split {
            files = List.copyOf(files);
        }
    }

    /** What does not come out as long as it says, or with another checksum, stays in the text. */
    static Split split(byte[] text) {
        var whole = new String(text, ISO_8859_1);
        if (!whole.contains("=ybegin ")) {
            return new Split(text, List.of());
        }
        var lines = whole.lines().toList();
        var rest = new ArrayList<String>();
        var files = new ArrayList<File>();
        for (var i = 0; i < lines.size(); i++) {
            var begin = BEGIN.matcher(lines.get(i));
            var end = begin.matches() ? end(lines, i + 1) : lines.size();
            var file = end == lines.size()
                    ? Optional.<File>empty()
                    : file(begin, lines.subList(i + 1, end), lines.get(end));
            if (file.isPresent()) {
                files.add(file.get());
                i = end;
            } else {
                rest.add(lines.get(i));
            }
        }
        return new Split(String.join("\n", rest).getBytes(ISO_8859_1), files);
    }

    private static int end(List<String> lines, int from) {
        var at = from;
        while (at < lines.size() && !lines.get(at).startsWith("=yend ")) {
            at++;
        }
        return at;
    }

    private static Optional<File> file(Matcher begin, List<String> inside, String last) {
        var isPiece = !inside.isEmpty() && inside.getFirst().startsWith(PIECE);
        var bytes = bytes(isPiece ? inside.subList(1, inside.size()) : inside);
        var end = END.matcher(last);
        var sum = (isPiece ? PIECE_SUM : SUM).matcher(last);
        if (!end.matches()
                || Long.parseLong(end.group(1)) != bytes.length
                || (sum.find() && Long.parseLong(sum.group(1), 16) != sum(bytes))) {
            return Optional.empty();
        }
        return Optional.of(
                new File(FileNames.safe(Optional.of(begin.group(2)), BINARY), BINARY, Optional.empty(), bytes));
    }

    private static byte[] bytes(List<String> lines) {
        var bytes = new ByteArrayOutputStream();
        for (var line : lines) {
            for (var i = 0; i < line.length(); i++) {
                if (line.charAt(i) == '=' && i + 1 < line.length()) {
                    i++;
                    bytes.write(line.charAt(i) - SHIFT_OF_ESCAPED);
                } else {
                    bytes.write(line.charAt(i) - SHIFT);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static long sum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}

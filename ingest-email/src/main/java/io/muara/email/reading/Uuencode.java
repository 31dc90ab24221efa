package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muara.attachments.FileNames;
import io.muara.email.reading.ReadMail.File;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How files travelled in mail before MIME, which some programs still do: in the middle of the text. */
final class Uuencode {

    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.*)");
    private static final String END = "end";
    private static final int MOST_IN_A_LINE = 45;
    private static final String BINARY = "application/octet-stream";

    private Uuencode() {}

    /** @param text without the files */
    record Split(String text, List<File> files) {
        Split {
            files = List.copyOf(files);
        }
    }

    /** What has no beginning is left as it is. */
    static byte[] decode(byte[] body) {
        var lines = new String(body, ISO_8859_1).lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("begin ")) {
                return bytes(lines.subList(i + 1, end(lines, i + 1)));
            }
        }
        return body;
    }

    static Split split(String text) {
        if (!text.contains("begin ")) {
            return new Split(text, List.of());
        }
        var lines = text.lines().toList();
        var rest = new ArrayList<String>();
        var files = new ArrayList<File>();
        for (var i = 0; i < lines.size(); i++) {
            var begin = BEGIN.matcher(lines.get(i));
            var end = begin.matches() ? end(lines, i + 1) : 0;
            var inside = end > i ? lines.subList(i + 1, end) : List.<String>of();
            if (end == lines.size() || inside.isEmpty() || !inside.stream().allMatch(Uuencode::isEncoded)) {
                rest.add(lines.get(i));
                continue;
            }
            files.add(new File(
                    FileNames.safe(Optional.of(begin.group(1)), BINARY), BINARY, Optional.empty(), bytes(inside)));
            i = end;
        }
        return new Split(String.join("\n", rest), files);
    }

    private static int end(List<String> lines, int from) {
        for (var i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(END)) {
                return i;
            }
        }
        return lines.size();
    }

    /** Some programs drop spaces at the end of a line or add a checksum, but never write more than a line can say. */
    private static boolean isEncoded(String line) {
        var length = length(line);
        return length <= MOST_IN_A_LINE
                && line.length() <= 1 + (length + 2) / 3 * 4 + 1
                && line.chars().allMatch(c -> c >= ' ' && c <= '`');
    }

    private static int length(String line) {
        return line.isEmpty() ? 0 : (line.charAt(0) - ' ') & 63;
    }

    private static byte[] bytes(List<String> lines) {
        var bytes = new ByteArrayOutputStream();
        for (var line : lines) {
            var left = length(line);
            for (var at = 1; left > 0 && at < line.length(); at += 4) {
                var whole = (sextet(line, at) << 18)
                        | (sextet(line, at + 1) << 12)
                        | (sextet(line, at + 2) << 6)
                        | sextet(line, at + 3);
                for (var shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                    bytes.write(whole >> shift);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static int sextet(String line, int at) {
        return at < line.length() ? (line.charAt(at) - ' ') & 63 : 0;
    }
}

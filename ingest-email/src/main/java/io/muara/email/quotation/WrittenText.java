package io.muara.email.quotation;

import io.muara.email.reading.ReadMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What its author wrote this time: a mail without what it quotes and without signatures. What stands between quotes is kept,
 * and a forwarded mail is left whole, because what is forwarded is what it is about.
 */
public final class WrittenText {

    private static final int LONGEST_SIGNATURE = 15;

    /** Nobody writes more above what they answer, and looking for quotes in all of a log of 50 MiB would take minutes. */
    private static final int MOST_LINES = 2_000;

    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");

    private final List<String> lines;
    private final List<String> written = new ArrayList<>();
    /** What was written since the last quote. */
    private final List<String> block = new ArrayList<>();

    private WrittenText(List<String> lines) {
        this.lines = lines;
    }

    /** Empty when the author wrote all of it, or nothing that could be told from the rest: then all of it counts. */
    public static Optional<String> of(ReadMail mail) {
        var lines = mail.text().lines().toList();
        if (mail.subject().filter(Marks::isForwardedSubject).isPresent() || isForwarded(lines)) {
            return Optional.empty();
        }
        var marked = mail.mail().html().flatMap(MarkedHtml::text).map(text -> text.lines()
                .toList());
        var written = new WrittenText(marked.orElse(lines));
        written.collect();
        if (marked.isEmpty() && written.isAll()) {
            return Optional.empty();
        }
        return Optional.of(written.text())
                .filter(text -> !text.isEmpty())
                .filter(text -> !isSameButForSpace(text, mail.text()));
    }

    /** The mark of a forwarded mail within an answered one says nothing of this mail. */
    private static boolean isForwarded(List<String> lines) {
        for (var i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            if (Marks.isForwarded(lines.get(i))) {
                return true;
            }
            if (Marks.startsOriginal(lines, i) || Attribution.endingAt(lines, i).isPresent()) {
                return false;
            }
        }
        return false;
    }

    private void collect() {
        for (var i = 0; i < lines.size() && !Marks.startsOriginal(lines, i); i++) {
            if (i == MOST_LINES) {
                written.clear();
                return;
            }
            var attribution = Attribution.endingAt(lines, i);
            if (attribution.isPresent()) {
                block.subList(Math.max(0, block.size() - (i - attribution.getAsInt())), block.size())
                        .clear();
                if (!Attribution.isQuoteBelow(lines, i)) {
                    break;
                }
            } else if (Marks.isQuoted(lines.get(i))) {
                endBlock();
            } else {
                block.add(lines.get(i));
            }
        }
        endBlock();
    }

    private boolean isAll() {
        return visible(written) == visible(lines);
    }

    private static long visible(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).count();
    }

    private String text() {
        return BLANK_LINES
                .matcher(String.join("\n", written))
                .replaceAll("\n\n")
                .strip();
    }

    private void endBlock() {
        var own = new ArrayList<>(unsigned(block));
        while (!own.isEmpty() && (own.getLast().isBlank() || Marks.isSentFrom(own.getLast()))) {
            own.removeLast();
        }
        written.addAll(own);
        written.add("");
        block.clear();
    }

    /** Two dashes with nothing above or very much below them are no signature. */
    private List<String> unsigned(List<String> block) {
        for (var i = Math.max(0, block.size() - LONGEST_SIGNATURE); i < block.size(); i++) {
            var before = block.subList(0, i);
            if (Marks.isSignature(block.get(i)) && !(isBlank(written) && isBlank(before))) {
                return before;
            }
        }
        return block;
    }

    private static boolean isBlank(List<String> lines) {
        return lines.stream().allMatch(String::isBlank);
    }

    private static boolean isSameButForSpace(String one, String other) {
        var i = nextVisible(one, 0);
        var j = nextVisible(other, 0);
        while (i < one.length() && j < other.length() && one.charAt(i) == other.charAt(j)) {
            i = nextVisible(one, i + 1);
            j = nextVisible(other, j + 1);
        }
        return i == one.length() && j == other.length();
    }

    private static int nextVisible(String text, int from) {
        var at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

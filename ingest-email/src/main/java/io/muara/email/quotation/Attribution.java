package io.muara.email.quotation;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** "On Monday Sari wrote:", the line or lines above a quote. */
final class Attribution {

    private static final int MOST_LINES = 4;
    private static final int LONGEST = 300;
    private static final Pattern ADDRESS = Pattern.compile("<[^<>]*@[^<>]*>|\\[mailto:[^\\]]*\\]|\\S+@\\S+");
    private static final Pattern WROTE =
            Pattern.compile("(?:" + Marks.words(language -> language.wrote) + ")", CASE_INSENSITIVE | UNICODE_CASE);
    /** Thailand counts from another beginning, and Arabic has digits of its own. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20|25)\\d\\d(?!\\d)|[٠-٩]{4}");

    private static final Pattern OPENING = Pattern.compile(
            "(?:On|Pada|Am|Le|El|Em|No dia|Il|Op|Den|På|W dniu|Dnia|Dne|Dňa|În|Pe|Στις|Vào)\\s.*", UNICODE_CASE);

    private Attribution() {}

    /** @return the first line of the attribution that ends in that line */
    static OptionalInt endingAt(List<String> lines, int end) {
        var last = lines.get(end).strip();
        if (!(last.endsWith(":") || last.endsWith("："))) {
            return OptionalInt.empty();
        }
        var whole = "";
        for (var start = end; start >= 0 && end - start < MOST_LINES; start--) {
            var line = lines.get(start).strip();
            whole = (line + " " + whole).strip();
            if (line.isEmpty() || Marks.isQuoted(line) || whole.length() > LONGEST) {
                break;
            }
            if (YEAR.matcher(whole).find()
                    && isNamed(whole)
                    && YEAR.matcher(ADDRESS.matcher(whole).replaceAll("")).find()) {
                return OptionalInt.of(opening(lines, start));
            }
        }
        // Where a quote follows, less is asked for: nobody else writes a name and a colon above one.
        return last.length() <= LONGEST && isQuoteBelow(lines, end) && isNamed(last)
                ? OptionalInt.of(end)
                : OptionalInt.empty();
    }

    private static boolean isNamed(String text) {
        return ADDRESS.matcher(text).find() || WROTE.matcher(text).find();
    }

    static boolean isQuoteBelow(List<String> lines, int end) {
        var next = Marks.afterBlank(lines, end + 1);
        return next < lines.size() && Marks.isQuoted(lines.get(next));
    }

    /** A date that was wrapped leaves its beginning on the line above. */
    private static int opening(List<String> lines, int start) {
        var above = start - 1;
        var wrapped = above >= 0
                && !OPENING.matcher(lines.get(start).strip()).matches()
                && OPENING.matcher(lines.get(above).strip()).matches();
        return wrapped ? above : start;
    }
}

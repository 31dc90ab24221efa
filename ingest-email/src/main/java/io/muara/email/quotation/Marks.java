package io.muara.email.quotation;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines by which a quote, a signature or a forwarded mail is known, in every {@link Language}. */
final class Marks {

    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_APP_LINE = 100;
    private static final int BLOCK_LINES = 8;

    private static final Pattern ORIGINAL = between(language -> language.original);
    private static final Pattern FORWARDED = Pattern.compile(
            between(language -> language.forwarded).pattern() + "|(?:" + words(language -> language.forwarded)
                    + ")\\s*[:：]",
            CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern FORWARDED_SUBJECT = pattern("\\s*(?:\\[[^\\]]{0,60}\\]\\s*)?"
            + "(?:fwd?|wg|tr|rv|enc|vb|vl|pd|doorst|ilt|trs|terusan|转发|轉寄|転送|전달)(?:\\[\\d+\\])?\\s*[:：].*");
    private static final Pattern RULE = Pattern.compile("[_\\-*=]{10,}");
    private static final Pattern FROM = label(language -> language.from);
    private static final Pattern SUBJECT = label(language -> language.subject);
    private static final Pattern SENT_OR_TO = label(language -> language.sent + "|" + language.to);
    private static final Pattern SIGNATURE = Pattern.compile("(?:--|—)\\s*");
    private static final Pattern SENT_FROM = pattern("(?:" + words(language -> language.sentFrom) + ").*");
    /** Parcels are "sent from" somewhere, too. */
    private static final Pattern APP = pattern(
            ".*(?:iphone|ipad|android|outlook|samsung|galaxy|xiaomi|redmi|oppo|vivo|huawei|nokia"
                    + "|blackberry|yahoo|mail|proton|zoho|windows|mobile|smartphone|phone|tablet|telefon|handy|ponsel|手机|手機).*");

    private Marks() {}

    static boolean isForwardedSubject(String subject) {
        return FORWARDED_SUBJECT.matcher(subject).matches();
    }

    /** Above what is passed on. */
    static boolean isForwarded(String line) {
        return matches(FORWARDED, line);
    }

    static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    static boolean isSignature(String line) {
        return SIGNATURE.matcher(line).matches();
    }

    /** What an app puts below every mail written with it. */
    static boolean isSentFrom(String line) {
        return line.length() <= LONGEST_APP_LINE && matches(SENT_FROM, line) && matches(APP, line);
    }

    /** Whether all from this line on is what was answered. */
    static boolean startsOriginal(List<String> lines, int at) {
        var line = lines.get(at);
        if (line.equals(MarkedHtml.REST_IS_QUOTED) || matches(ORIGINAL, line)) {
            return true;
        }
        var next = RULE.matcher(line.strip()).matches() ? afterBlank(lines, at + 1) : at;
        return next < lines.size() && isHeaderBlock(lines, next);
    }

    /** The first line from there on that holds anything. */
    static int afterBlank(List<String> lines, int from) {
        var at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    /**
     * As Outlook repeats the header of what it quotes: From, and soon after it the subject and at least one more. Who asks for
     * a price from here to there on that day names no subject.
     */
    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (!matches(FROM, lines.get(at))) {
            return false;
        }
        var below = lines.subList(at + 1, Math.min(lines.size(), at + BLOCK_LINES));
        return below.stream().anyMatch(line -> matches(SUBJECT, line))
                && below.stream().anyMatch(line -> matches(SENT_OR_TO, line));
    }

    private static boolean matches(Pattern mark, String line) {
        return line.length() <= LONGEST_LINE && mark.matcher(line.strip()).matches();
    }

    private static Pattern between(Function<Language, String> words) {
        return pattern("-{2,}\\s*(?:" + words(words) + ")\\s*:?\\s*-{2,}");
    }

    /** Some programs set the label in bold, which is stars in plain text. */
    private static Pattern label(Function<Language, String> words) {
        return pattern("\\*?(?:" + words(words) + ")\\s*[:：].*");
    }

    static String words(Function<Language, String> words) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(words.apply(language).split("\\|", -1)))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, CASE_INSENSITIVE | UNICODE_CASE);
    }
}

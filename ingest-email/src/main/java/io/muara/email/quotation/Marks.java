package io.muara.email.quotation;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines by which a quote, a signature or a forwarded mail is known, in every {@link Language}. */
final class Marks {

    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_APP_LINE = 100;
    private static final int LONGEST_LABEL = 80;
    private static final int BLOCK_LINES = 8;

    private static final Pattern ORIGINAL = between(language -> language.original);
    private static final Pattern FORWARDED = between(language -> language.forwarded);
    private static final Set<String> FORWARDED_LABELS = labels(language -> language.forwarded);
    private static final Pattern FORWARDED_SUBJECT = pattern("\\s*(?:\\[[^\\]]{0,60}\\]\\s*)?"
            + "(?:fwd?|wg|tr|rv|enc|vb|vl|pd|doorst|ilt|trs|terusan|转发|轉寄|転送|전달)(?:\\[\\d+\\])?\\s*[:：].*");
    private static final Pattern RULE = Pattern.compile("[_\\-*=]{10,}");
    private static final Set<String> FROM = labels(language -> language.from);
    private static final Set<String> SUBJECT = labels(language -> language.subject);
    private static final Set<String> SENT_OR_TO = labels(language -> language.sent + "|" + language.to);
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
        return isBetweenDashes(FORWARDED, line) || (isNothingBehind(line) && isLabelled(FORWARDED_LABELS, line));
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
        if (line.equals(MarkedHtml.REST_IS_QUOTED) || isBetweenDashes(ORIGINAL, line)) {
            return true;
        }
        var next = isRule(line.strip()) ? afterBlank(lines, at + 1) : at;
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
        if (!isLabelled(FROM, lines.get(at))) {
            return false;
        }
        var below = lines.subList(at + 1, Math.min(lines.size(), at + BLOCK_LINES));
        return below.stream().anyMatch(line -> isLabelled(SUBJECT, line))
                && below.stream().anyMatch(line -> isLabelled(SENT_OR_TO, line));
    }

    private static boolean matches(Pattern mark, String line) {
        return line.length() <= LONGEST_LINE && mark.matcher(line.strip()).matches();
    }

    // Every line of every mail is looked at, so what is no mark is told without an expression.
    private static boolean isBetweenDashes(Pattern mark, String line) {
        var stripped = line.strip();
        return stripped.startsWith("--") && stripped.endsWith("--") && matches(mark, stripped);
    }

    private static boolean isRule(String line) {
        return !line.isEmpty()
                && "_-*=".indexOf(line.charAt(0)) >= 0
                && RULE.matcher(line).matches();
    }

    /** Whether the line begins with one of the labels and a colon. Some programs set the label in bold, which is stars in plain text. */
    private static boolean isLabelled(Set<String> labels, String line) {
        if (line.length() > LONGEST_LINE) {
            return false;
        }
        var colon = colon(line);
        if (colon < 0) {
            return false;
        }
        var label = line.substring(0, colon).strip();
        return labels.contains(folded(label.startsWith("*") ? label.substring(1) : label));
    }

    private static boolean isNothingBehind(String line) {
        var stripped = line.stripTrailing();
        return (stripped.endsWith(":") || stripped.endsWith("：")) && colon(stripped) == stripped.length() - 1;
    }

    /** Where the first colon is, narrow or wide; -1 for one that no label stands before. */
    private static int colon(String line) {
        var end = Math.min(line.length(), LONGEST_LABEL + 1);
        var narrow = line.indexOf(':', 0, end);
        var wide = line.indexOf('：', 0, narrow < 0 ? end : narrow);
        return wide < 0 ? narrow : wide;
    }

    private static Set<String> labels(Function<Language, String> words) {
        return each(words).map(Marks::folded).collect(Collectors.toUnmodifiableSet());
    }

    private static String folded(String label) {
        return label.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static Pattern between(Function<Language, String> words) {
        return pattern("-{2,}\\s*(?:" + words(words) + ")\\s*:?\\s*-{2,}");
    }

    static String words(Function<Language, String> words) {
        return each(words).map(Pattern::quote).collect(Collectors.joining("|"));
    }

    private static Stream<String> each(Function<Language, String> words) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(words.apply(language).split("\\|", -1)))
                .distinct();
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, CASE_INSENSITIVE | UNICODE_CASE);
    }
}

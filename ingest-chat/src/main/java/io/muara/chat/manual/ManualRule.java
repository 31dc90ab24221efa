package io.muara.chat.manual;

import io.muara.ingest.reading.Clean;
import java.util.regex.Pattern;

/**
 * What a text may be. The schemas in {@code docs/schemas} say the same.
 *
 * @param longest in characters, one for each code point
 * @param words to follow the field's name
 */
record ManualRule(Pattern form, int longest, String words) {

    /** Fits into a record on Kafka even if every character takes four bytes. */
    private static final int LONGEST_TEXT = 30_000;

    static final ManualRule ID =
            line(200, "the same for the same thing and for nothing else, because it is what makes sending again safe");
    static final ManualRule NAME = line(200);
    static final ManualRule LINE = line(500);
    static final ManualRule TEXT = new ManualRule(
            Pattern.compile("(?s).*[^\\s\\p{Cc}].*"),
            LONGEST_TEXT,
            "must be a text of 1 to %d characters".formatted(LONGEST_TEXT));
    static final ManualRule SAID =
            new ManualRule(Pattern.compile("(?s).*[^\\s\\p{Cc}].*"), 2_000, "must be a text of 1 to 2000 characters");
    static final ManualRule PHONE = new ManualRule(
            Pattern.compile("\\+[1-9][0-9]{5,14}"),
            16,
            "must be a phone number in its international form, such as +628123456789");
    static final ManualRule CALLER = new ManualRule(
            Pattern.compile("anonymous|" + PHONE.form),
            16,
            "must be a phone number in its international form, such as +628123456789, or 'anonymous'");
    static final ManualRule EMAIL = new ManualRule(
            Pattern.compile("[^@\\s:/]+@[^@\\s:/]+"), 254, "must be a mail address, such as sari@example.org");
    static final ManualRule KIND = new ManualRule(
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
            32,
            "must be lower-case letters and digits with single dashes between them, such as phone, email or customer-number");
    static final ManualRule SCOPE = new ManualRule(
            Pattern.compile("[A-Za-z0-9._-]+"), 100, "must be letters, digits, dots, dashes and underscores");
    static final ManualRule LANGUAGE = new ManualRule(
            Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), 35, "must be a language tag, such as id or en-GB");
    static final ManualRule MEDIA_TYPE = new ManualRule(
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*"),
            127,
            "must be a media type in lower case, such as application/pdf");
    static final ManualRule SHA256 = new ManualRule(Pattern.compile("[0-9a-f]{64}"), 64, "must be 64 hex digits");
    static final ManualRule URL = new ManualRule(
            Pattern.compile("https://[^\\s/?#@\\\\]+([/?][^\\s#]*)?"),
            2_000,
            "must be an https address without a login in it");
    static final ManualRule UUID = new ManualRule(
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            36,
            "must be the id that the webhook brought, such as 0192e5a0-0000-7000-8000-000000000001");

    /** Nothing that nobody can see, and something else. */
    private static ManualRule line(int longest) {
        return new ManualRule(
                Pattern.compile("(?=.*\\S)[^\\p{Cc}]+"),
                longest,
                "must be one line of 1 to %d characters".formatted(longest));
    }

    private static ManualRule line(int longest, String and) {
        var rule = line(longest);
        return new ManualRule(rule.form, longest, "%s, %s".formatted(rule.words, and));
    }

    boolean allows(String text) {
        return text.codePointCount(0, text.length()) <= longest
                && form.matcher(text).matches()
                && !Clean.text(text).isBlank();
    }
}

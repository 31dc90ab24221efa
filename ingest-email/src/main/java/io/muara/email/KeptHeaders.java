package io.muara.email;

import io.muara.email.reading.MailHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers that a message carries for rules to ask for. */
final class KeptHeaders {

    static final String USUAL =
            "auto-submitted,feedback-id,importance,list-id,organization,precedence,priority,return-path,sender,"
                    + "user-agent,x-mailer,x-originating-ip,x-priority,x-spam-flag,x-spam-level,x-spam-score,x-spam-status";

    static final int MOST_NAMES = 50;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 1_000;
    /** A record has to have room for what the mail says. */
    private static final int MOST_CHARACTERS = 32 * 1024;

    private KeptHeaders() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The first values of each, and no more than there is room for.
     *
     * @param names in lower case
     */
    static Map<String, List<String>> of(MailHeaders headers, Set<String> names) {
        var kept = new LinkedHashMap<String, List<String>>();
        var characters = 0;
        for (var field : headers.fields()) {
            if (!names.contains(field.name())) {
                continue;
            }
            var value = beginning(field.value());
            characters += value.length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            var values = kept.computeIfAbsent(field.name(), _ -> new ArrayList<>());
            if (values.size() < MOST_VALUES) {
                values.add(value);
            }
        }
        return kept;
    }

    private static String beginning(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        var end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return value.substring(0, end);
    }
}

package io.muara.email.reading;

import io.muara.ingest.reading.Clean;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ids of mails as headers name them, without angle brackets. */
final class MessageIds {

    private static final int LONGEST = 998;
    private static final int MOST = 100;
    private static final Pattern BRACKETED = Pattern.compile("<([^<>]*)>");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private MessageIds() {}

    /** Every id in angle brackets; where there are none, every word with an at sign. */
    static List<String> in(String header) {
        var bracketed = BRACKETED
                .matcher(header)
                .results()
                .map(id -> SPACE.matcher(id.group(1)).replaceAll(""))
                .filter(id -> !id.isEmpty())
                .toList();
        var ids = bracketed.isEmpty()
                ? Stream.of(SPACE.split(header)).filter(word -> word.indexOf('@') > 0)
                : bracketed.stream();
        return ids.map(id -> Clean.cut(Clean.text(id), LONGEST))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The id of the mail itself, also one without brackets or at sign; empty when there is none. */
    static String own(String header) {
        var ids = in(header);
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        var bare = SPACE.matcher(header).replaceAll("").replace("<", "").replace(">", "");
        return Clean.cut(Clean.text(bare), LONGEST);
    }
}

package io.muara.ticket.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ticket.search.Search;
import java.util.Base64;
import java.util.regex.Pattern;

/** The last ticket of a page that was found, by what it is ordered by. */
final class SearchCursor {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})/(\\d{1,18})/(true|false)");

    private SearchCursor() {}

    static String of(Search.Result page) {
        var last = page.found().getLast();
        var text = "%d/%d/%s".formatted(last.score(), last.number(), page.nearly());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Search.After parse(String text) {
        var read = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
        if (!read.matches()) {
            throw new IllegalArgumentException("is not one that we gave");
        }
        return new Search.After(
                Long.parseLong(read.group(1)), Long.parseLong(read.group(2)), Boolean.parseBoolean(read.group(3)));
    }
}

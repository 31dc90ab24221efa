package io.muara.email.reading;

import io.muara.ingest.reading.Clean;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** An HTML body as somebody would type it: lines stay lines, lists stay lists, links keep their address. */
public final class HtmlText implements NodeFilter {

    private static final int LONGEST = 2_000_000;
    private static final int BLANK_LINE = 2;
    private static final int DEEPEST_QUOTE = 9;
    private static final Set<String> UNSEEN =
            Set.of("head", "style", "script", "title", "noscript", "template", "object", "svg", "select");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote");
    /** Blocks that stand in a line, and the break, which is counted by itself. */
    private static final Set<String> WITHOUT_BREAKS = Set.of("td", "th", "br");

    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern LINE_END_SPACE = Pattern.compile("(?<![ \\t\\u00A0])[ \\t\\u00A0]++(?=\\n|$)");

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> counters = new ArrayDeque<>();
    private int breaks;
    private int preformatted;
    private int quoted;
    /** The least since the last text: a blank line before or behind a quote is not part of it. */
    private int leastQuoted;

    private HtmlText() {}

    public static String of(String html) {
        return of(parsed(html));
    }

    /** The beginning of it, where it is longer than anybody reads. */
    public static Document parsed(String html) {
        return Jsoup.parse(Clean.cut(html, LONGEST));
    }

    public static String of(Document html) {
        var reading = new HtmlText();
        html.filter(reading);
        // Characters that were written as numbers may be any.
        return LINE_END_SPACE
                .matcher(Clean.text(reading.text.toString()))
                .replaceAll("")
                .replace('\u00A0', ' ')
                .strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (UNSEEN.contains(element.normalName())
                || HIDDEN.matcher(element.attr("style")).find()) {
            return FilterResult.SKIP_ENTIRELY;
        }
        breakAround(element);
        open(element);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
            breakAround(element);
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element) {
        switch (element.normalName()) {
            case "br" -> breaks = Math.min(breaks + 1, BLANK_LINE);
            case "hr" -> write("---");
            case "li" -> write(bullet());
            case "ul" -> counters.push(-1);
            case "ol" -> counters.push(0);
            case "pre" -> preformatted++;
            case "img" -> append(element.attr("alt"));
            case "blockquote" -> quote(1);
            default -> {}
        }
    }

    private void close(Element element) {
        switch (element.normalName()) {
            case "ul", "ol" -> counters.pop();
            case "pre" -> preformatted--;
            case "a" -> append(target(element));
            case "td", "th" -> append(" ");
            case "blockquote" -> quote(-1);
            default -> {}
        }
    }

    private void quote(int more) {
        quoted += more;
        leastQuoted = Math.min(leastQuoted, quoted);
    }

    private static String quotes(int depth) {
        return "> ".repeat(Math.min(depth, DEEPEST_QUOTE));
    }

    private void breakAround(Element element) {
        var name = element.normalName();
        if (PARAGRAPHS.contains(name)) {
            breaks = BLANK_LINE;
        } else if (element.isBlock() && !WITHOUT_BREAKS.contains(name)) {
            breaks = Math.max(breaks, 1);
        }
    }

    /** Where a link leads, unless its text says so already. */
    private static String target(Element link) {
        var address = link.attr("href").strip();
        var shown = link.text().strip();
        var elsewhere = address.startsWith("http://") || address.startsWith("https://");
        var said = shown.contains(".") && address.contains(shown);
        return elsewhere && !said && !shown.isEmpty() ? " (" + address + ")" : "";
    }

    private String bullet() {
        if (counters.isEmpty() || counters.getFirst() < 0) {
            return "- ";
        }
        var number = counters.pop() + 1;
        counters.push(number);
        return number + ". ";
    }

    private void append(String words) {
        if (preformatted > 0) {
            write(words.replace("\r\n", "\n").replace("\n", "\n" + quotes(quoted)));
            return;
        }
        var collapsed = SPACE.matcher(words).replaceAll(" ");
        var fresh = breaks > 0 || text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        write(fresh && collapsed.startsWith(" ") ? collapsed.substring(1) : collapsed);
    }

    /** Lines are broken only when something follows, so that empty elements leave no gaps. */
    private void write(String words) {
        if (words.isEmpty()) {
            return;
        }
        if (!text.isEmpty() && breaks > 0) {
            text.append(("\n" + quotes(leastQuoted)).repeat(breaks - 1)).append('\n');
        }
        if (text.isEmpty() || breaks > 0) {
            text.append(quotes(quoted));
        }
        breaks = 0;
        leastQuoted = quoted;
        text.append(words);
    }
}

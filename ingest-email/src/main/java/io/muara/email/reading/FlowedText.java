package io.muara.email.reading;

/** RFC 3676: lines that end with a space go on in the next one. */
final class FlowedText {

    private FlowedText() {}

    /** @param deleteSpace whether the space was added only to mark the flow, as in languages without spaces */
    static String unflowed(String text, boolean deleteSpace) {
        var result = new StringBuilder(text.length());
        var depth = -1;
        for (var line : text.split("\n", -1)) {
            var quotes = quotes(line);
            var content = unstuffed(line.substring(quotes));
            var joins = depth == quotes && !content.equals("-- ");
            if (!joins) {
                result.append(result.isEmpty() ? "" : "\n").append(prefix(quotes));
            }
            var flows = content.endsWith(" ") && !content.equals("-- ");
            result.append(flows && deleteSpace ? content.substring(0, content.length() - 1) : content);
            depth = flows ? quotes : -1;
        }
        return result.toString();
    }

    private static int quotes(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String unstuffed(String content) {
        return content.startsWith(" ") ? content.substring(1) : content;
    }

    private static String prefix(int quotes) {
        return quotes == 0 ? "" : ">".repeat(quotes) + " ";
    }
}

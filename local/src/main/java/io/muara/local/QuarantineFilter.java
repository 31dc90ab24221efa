package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import picocli.CommandLine.Option;

/** Which entries are meant. */
final class QuarantineFilter {

    @Option(names = "--channel", paramLabel = "NAME", description = "Only this channel's.")
    private String channel = "";

    @Option(names = "--account", paramLabel = "NAME", description = "Only this account's.")
    private String account = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those received since, as 2026-11-21 or 2026-11-21T08:00:00Z.")
    private String since = "";

    String query() {
        return query(channel, account, since);
    }

    static String query(String channel, String account, String since) {
        return "?channel=%s&account=%s&since=%s".formatted(encoded(channel), encoded(account), encoded(since));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}

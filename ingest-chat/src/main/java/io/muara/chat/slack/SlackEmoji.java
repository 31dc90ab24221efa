package io.muara.chat.slack;

import java.util.Map;

/** Slack's names of what people react with most; every workspace invents more. */
final class SlackEmoji {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("+1", "\uD83D\uDC4D"),
            Map.entry("thumbsup", "\uD83D\uDC4D"),
            Map.entry("-1", "\uD83D\uDC4E"),
            Map.entry("thumbsdown", "\uD83D\uDC4E"),
            Map.entry("heart", "\u2764\uFE0F"),
            Map.entry("white_check_mark", "\u2705"),
            Map.entry("x", "\u274C"),
            Map.entry("tada", "\uD83C\uDF89"),
            Map.entry("eyes", "\uD83D\uDC40"),
            Map.entry("pray", "\uD83D\uDE4F"),
            Map.entry("raised_hands", "\uD83D\uDE4C"),
            Map.entry("clap", "\uD83D\uDC4F"),
            Map.entry("ok_hand", "\uD83D\uDC4C"),
            Map.entry("fire", "\uD83D\uDD25"),
            Map.entry("joy", "\uD83D\uDE02"),
            Map.entry("smile", "\uD83D\uDE04"),
            Map.entry("cry", "\uD83D\uDE22"),
            Map.entry("rage", "\uD83D\uDE21"));

    private SlackEmoji() {}

    /** Its name between colons, as Slack shows it, when it is one that we do not know. */
    static String of(String name) {
        return KNOWN.getOrDefault(name.replaceFirst("::skin-tone-[0-9]$", ""), ":%s:".formatted(name));
    }
}

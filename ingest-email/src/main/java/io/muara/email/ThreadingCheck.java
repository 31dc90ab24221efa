package io.muara.email;

import io.muara.email.threading.ReplyAddress;
import java.util.ArrayList;
import java.util.List;

/** Part of {@link ConfigCheck}: how our mail is marked. */
final class ThreadingCheck {

    private static final String PREFIX = "muara.email.threading.";
    private static final int SHORTEST_SECRET = 32;
    /** RFC 5321, section 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private ThreadingCheck() {}

    /** @param strict whether secrets that everybody knows are refused */
    static List<String> mistakes(EmailConfig config, boolean strict) {
        var mistakes = new ArrayList<String>();
        var threading = config.threading();
        var secrets = threading.secrets().orElse(List.of());
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
            mistakes.add("%ssecrets must each have at least %d characters: `openssl rand -hex 32` makes one"
                    .formatted(PREFIX, SHORTEST_SECRET));
        }
        if (strict && secrets.stream().anyMatch(secret -> secret.startsWith("muara-local-"))) {
            mistakes.add(PREFIX + "secrets holds one that everybody knows: set your own");
        }
        if (!secrets.isEmpty() && (threading.replyAddress() || threading.bounceAddress())) {
            config.accounts().forEach((name, account) -> {
                if (account.address().lastIndexOf('@') + ReplyAddress.LONGER_BY > LONGEST_LOCAL_PART) {
                    mistakes.add(tooLong(name));
                }
            });
        }
        return mistakes;
    }

    private static String tooLong(String account) {
        return ("muara.email.accounts.%s.address has more than %d characters before the at sign, which leaves no room for signed"
                        + " addresses: set %sreply-address=false and %sbounce-address=false")
                .formatted(account, LONGEST_LOCAL_PART - ReplyAddress.LONGER_BY, PREFIX, PREFIX);
    }
}

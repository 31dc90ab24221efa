package io.muara.email.trust;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a server that took a mail found out about its sender by one method. All in lower case.
 *
 * @param method {@code spf}, {@code dkim} or {@code dmarc}; others prove nothing
 * @param outcome such as {@code pass}
 * @param domain that it is about; empty when not told
 */
public record SenderCheck(String method, String outcome, String domain) {

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public SenderCheck {
        outcome = outcome.strip().toLowerCase(Locale.ROOT);
    }

    /** Of an address or a domain; empty text where it is none that can be trusted to be what it looks like. */
    public static String domain(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        return DOMAIN.matcher(domain).matches() ? domain : "";
    }

    boolean is(String wanted) {
        return outcome.equals(wanted);
    }

    /** Whether it speaks for the domain that the mail says it comes from, or one above or below it. */
    boolean isFor(String from) {
        return !domain.isEmpty() && (domain.equals(from) || domain.endsWith("." + from) || from.endsWith("." + domain));
    }

    @Override
    public String toString() {
        return "%s=%s for %s".formatted(method, outcome, domain.isEmpty() ? "its domain" : domain);
    }
}

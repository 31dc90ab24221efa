package io.muara.email.trust;

import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.email.reading.MailHeaders;
import io.muara.email.reading.MailHeaders.Field;
import io.muara.email.reading.ReadMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a mail comes from where it says, by what the server that took it found out: a provider tells that beside the mail, our own
 * mail server in its Authentication-Results (RFC 8601). Anybody can write such a header: only those count that bear our server's
 * name and stand above the line that it wrote when it took the mail.
 */
public final class SenderAuthentication {

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
    private static final Pattern RESULT = Pattern.compile("\\s*([a-z0-9-]+)(?:/\\d+)?\\s*=\\s*([a-z]+)\\b(.*)");
    private static final Pattern PROPERTY = Pattern.compile("([a-z]+)\\.([a-z0-9_-]+)\\s*=\\s*\"?([^\\s\";]+)");

    private SenderAuthentication() {}

    /**
     * @param server the name by which our mail server signs its results
     * @return empty when it left none
     */
    public static Optional<Authentication> verdict(ReadMail mail, String server) {
        return verdict(
                mail,
                own(mail.headers(), server).stream()
                        .flatMap(header -> results(header).stream())
                        .toList());
    }

    /** @return empty when nothing was found out */
    public static Optional<Authentication> verdict(ReadMail mail, List<SenderCheck> checks) {
        return checks.isEmpty() ? Optional.empty() : Optional.of(verdict(checks, domain(mail)));
    }

    /** Empty text where From stands twice, so that nobody knows which one was looked at. */
    private static String domain(ReadMail mail) {
        if (mail.headers().all("from").count() > 1) {
            return "";
        }
        return mail.mail().from().stream()
                .map(from -> from.address().substring(from.address().lastIndexOf('@') + 1))
                .findFirst()
                .orElse("");
    }

    private static Authentication verdict(List<SenderCheck> results, String domain) {
        var dmarc = results.stream()
                .filter(result -> result.method().equals("dmarc"))
                .findFirst();
        if (dmarc.filter(result -> result.is("fail")).isPresent()) {
            return new Authentication(Verdict.FAILED, dmarc.get().toString());
        }
        return results.stream()
                .filter(result -> result.is("pass") && result.isFor(domain))
                .findFirst()
                .map(result -> new Authentication(Verdict.VERIFIED, result.toString()))
                .orElseGet(() -> new Authentication(Verdict.UNKNOWN, "nothing proves that it comes from its domain"));
    }

    /** A server writes its results above its Received line; below it stands what came from outside. */
    private static List<String> own(MailHeaders headers, String server) {
        var own = new ArrayList<String>();
        for (var field : headers.fields()) {
            if (isResult(field) && serverOf(field).equalsIgnoreCase(server)) {
                own.add(field.value());
            } else if (field.name().equals("received") && !own.isEmpty()) {
                break;
            }
        }
        return own;
    }

    private static boolean isResult(Field field) {
        return field.name().equals("authentication-results");
    }

    private static String serverOf(Field field) {
        var value = field.value().strip();
        var end = value.indexOf(';');
        var head = COMMENT.matcher(end < 0 ? value : value.substring(0, end))
                .replaceAll("")
                .strip();
        return head.split("\\s", 2)[0];
    }

    private static List<SenderCheck> results(String header) {
        var pieces =
                COMMENT.matcher(header.toLowerCase(Locale.ROOT)).replaceAll("").split(";", -1);
        var results = new ArrayList<SenderCheck>();
        for (var i = 1; i < pieces.length; i++) {
            var result = RESULT.matcher(pieces[i]);
            if (result.matches()) {
                results.add(
                        new SenderCheck(result.group(1), result.group(2), domain(result.group(1), result.group(3))));
            }
        }
        return results;
    }

    private static String domain(String method, String properties) {
        var found = PROPERTY.matcher(properties);
        while (found.find()) {
            var property = found.group(1) + "." + found.group(2);
            var wanted =
                    switch (method) {
                        case "dmarc" -> "header.from";
                        case "dkim" -> "header.d";
                        case "spf" -> "smtp.mailfrom";
                        default -> "";
                    };
            if (property.equals(wanted)) {
                return found.group(3).substring(found.group(3).lastIndexOf('@') + 1);
            }
        }
        return "";
    }
}

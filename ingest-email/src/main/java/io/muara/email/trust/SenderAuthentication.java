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
 * What our own mail server found out about who sent a mail, from its Authentication-Results (RFC 8601). Anybody can write such
 * a header: only those count that bear our server's name and stand above the line that it wrote when it took the mail.
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
        var results = own(mail.headers(), server).stream()
                .flatMap(header -> results(header).stream())
                .toList();
        var domain = mail.mail().from().stream()
                .map(from -> from.address().substring(from.address().lastIndexOf('@') + 1))
                .findFirst()
                .orElse("");
        return results.isEmpty() ? Optional.empty() : Optional.of(verdict(results, domain));
    }

    private static Authentication verdict(List<Result> results, String domain) {
        var dmarc =
                results.stream().filter(result -> result.method.equals("dmarc")).findFirst();
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

    private static List<Result> results(String header) {
        var pieces =
                COMMENT.matcher(header.toLowerCase(Locale.ROOT)).replaceAll("").split(";", -1);
        var results = new ArrayList<Result>();
        for (var i = 1; i < pieces.length; i++) {
            var result = RESULT.matcher(pieces[i]);
            if (result.matches()) {
                results.add(new Result(result.group(1), result.group(2), domain(result.group(1), result.group(3))));
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

    /** @param domain that it is about; empty when not told */
    private record Result(String method, String outcome, String domain) {

        boolean is(String wanted) {
            return outcome.equals(wanted);
        }

        /** Whether it speaks for the domain that the mail says it comes from, or one above or below it. */
        boolean isFor(String from) {
            return !domain.isEmpty()
                    && (domain.equals(from) || domain.endsWith("." + from) || from.endsWith("." + domain));
        }

        @Override
        public String toString() {
            return "%s=%s for %s".formatted(method, outcome, domain.isEmpty() ? "its domain" : domain);
        }
    }
}

package io.muara.chat.line;

import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** What LINE's answer means. See the Messaging API reference, "Status codes" and "Error responses". */
final class LineAnswer {

    private LineAnswer() {}

    /** Whether a reply token was used already or its time is over: certainly nothing was sent by this request. */
    static boolean isTokenOver(Answer answer) {
        return answer.status() == 400 && words(answer).contains("invalid reply token");
    }

    static Delivery of(Answer answer) {
        return switch (answer.status()) {
            case 200 -> new Delivery.Accepted(sent(answer));
            // The key was accepted before: it is the same push, and what LINE tells is what became of it.
            case 409 -> new Delivery.Accepted(sent(answer));
            case 429 -> tooMany(answer);
            case 401 ->
                new Delivery.Refused(
                        "LINE does not accept the channel access token: issue one in the LINE Developers Console and set it.");
            case 403 -> new Delivery.Refused("The LINE account is not allowed to send this: look at its plan.");
            default ->
                answer.status() >= 500
                        ? new Delivery.Uncertain("LINE failed while it took the reply (%d).".formatted(answer.status()))
                        : new Delivery.Refused("LINE refused it (%d): %s".formatted(answer.status(), why(answer)));
        };
    }

    private static Delivery tooMany(Answer answer) {
        if (words(answer).contains("monthly limit")) {
            return new Delivery.Refused(
                    "The LINE account has used up its messages for this month: raise the limit in LINE Official Account Manager, or wait for the next month.");
        }
        return new Delivery.Throttled(answer.retryAfter().orElse(Duration.ofSeconds(1)), "LINE wants us to slow down.");
    }

    /** What a quotation of it will name; a request's own id where LINE tells no message's. */
    private static String sent(Answer answer) {
        var id = answer.json().path("sentMessages").path(0).path("id").asText();
        return id.isEmpty()
                ? answer.headers()
                        .firstValue("x-line-accepted-request-id")
                        .or(() -> answer.headers().firstValue("x-line-request-id"))
                        .orElse("unknown")
                : id;
    }

    private static String why(Answer answer) {
        var why = new ArrayList<String>();
        why.add(answer.json().path("message").asText("without a reason"));
        for (var detail : answer.json().path("details")) {
            why.add("%s: %s"
                    .formatted(
                            detail.path("property").asText(),
                            detail.path("message").asText()));
        }
        return String.join(" ", why);
    }

    private static String words(Answer answer) {
        return answer.json().path("message").asText().toLowerCase(Locale.ROOT);
    }
}

package io.muara.chat.manual;

import io.muara.contracts.ReplyId;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import io.muara.ingest.reading.Clean;
import java.time.Duration;

/** What a receiver's answer means. See the Standard Webhooks specification, "Webhook delivery". */
final class ManualAnswer {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 200;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    private ManualAnswer() {}

    static Delivery of(Answer answer, ReplyId reply) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return new Delivery.Accepted(id(answer, reply));
        }
        if (status == 429 || (status == 503 && answer.retryAfter().isPresent())) {
            return new Delivery.Throttled(
                    answer.retryAfter().orElse(USUAL_PAUSE), "The account's webhook wants us to slow down.");
        }
        return switch (status) {
            case 408, 425 -> new Delivery.Unavailable("The account's webhook was not ready (%d).".formatted(status));
            case 410 -> new Delivery.Refused("The account's webhook wants no more replies (410).");
            case 401, 403 ->
                new Delivery.Refused(
                        "The account's webhook does not believe that it is us (%d): compare its secret with ours."
                                .formatted(status));
            default -> other(answer);
        };
    }

    /** A receiver that failed may be given it again, because it knows by the {@code webhook-id} what it had already. */
    private static Delivery other(Answer answer) {
        if (answer.status() >= 500) {
            return new Delivery.Unavailable("The account's webhook failed (%d).".formatted(answer.status()));
        }
        if (answer.status() >= 400) {
            return new Delivery.Refused(
                    "The account's webhook refused it (%d)%s".formatted(answer.status(), why(answer)));
        }
        return new Delivery.Refused(
                "The account's webhook points elsewhere (%d), which we do not follow: set the final address."
                        .formatted(answer.status()));
    }

    private static String id(Answer answer, ReplyId reply) {
        var id = Clean.line(answer.json().path("id").asText(), LONGEST_ID);
        return id.isEmpty() ? reply.toString() : id;
    }

    /** What its Problem Details (RFC 9457) say, if it sends any. */
    private static String why(Answer answer) {
        var detail = Clean.line(answer.json().path("detail").asText(), LONGEST_REASON);
        return detail.isEmpty() ? "." : ": " + detail;
    }
}

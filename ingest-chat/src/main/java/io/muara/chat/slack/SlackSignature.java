package io.muara.chat.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Slack's signature over time and body. See "Verifying requests from Slack". */
final class SlackSignature {

    private static final String PREFIX = "v0=";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private final Hmac hmac;

    SlackSignature(Secrets secrets) {
        hmac = new Hmac("HmacSHA256", secrets);
    }

    Proof check(WebhookCall call) {
        var time = call.header("x-slack-request-timestamp").orElse("");
        var header = call.header("x-slack-signature");
        var given = header.filter(value -> value.startsWith(PREFIX))
                .map(value -> Given.hex(value.substring(PREFIX.length())))
                .orElseGet(() -> new byte[0]);
        if (!hmac.signed(given, "v0:%s:".formatted(time).getBytes(UTF_8), call.body())) {
            return new Proof.Forged(header.isEmpty() ? "no-signature" : "bad-signature");
        }
        return isNow(time, call.receivedAt()) ? new Proof.Genuine() : new Proof.Forged("stale-timestamp");
    }

    private static boolean isNow(String time, Instant now) {
        if (!SECONDS.matcher(time).matches()) {
            return false;
        }
        var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        return apart.compareTo(TOLERANCE) <= 0;
    }
}

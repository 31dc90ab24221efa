package io.muara.ingest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.setup.UnusableConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Calls that are signed as the Standard Webhooks specification says: id, time and raw body, by HMAC-SHA-256 with
 * {@code whsec_} secrets or by Ed25519 with {@code whpk_} public keys. Safe for use by many threads.
 */
public final class StandardWebhooks {

    private static final Logger LOG = Logger.getLogger(StandardWebhooks.class);

    private static final String ID = "id";
    private static final String TIMESTAMP = "timestamp";
    private static final String SIGNATURE = "signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /** Each may cost a verification. */
    private static final int MOST_SIGNATURES = 8;

    private final String property;
    private final Secrets secrets;
    private volatile Keys keys;

    /**
     * @param property its full name, for the message that says what is wrong
     * @throws UnusableConfiguration when one of the secrets is none
     */
    public StandardWebhooks(String property, Secrets secrets) {
        this.property = property;
        this.secrets = secrets;
        var active = secrets.active();
        this.keys = new Keys(active, active.stream().map(this::key).toList());
    }

    /** Takes the same time for every wrong signature of the same form. */
    public Proof check(WebhookCall call) {
        var hopeless = hopeless(call);
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        var head = head(header(call, ID).orElseThrow(), header(call, TIMESTAMP).orElseThrow());
        return matches(signatures(call), head, call.body()) ? new Proof.Genuine() : new Proof.Forged("bad-signature");
    }

    /** Whether the headers alone tell that it cannot be genuine, so that the body need not be read. */
    public static Optional<Proof.Forged> hopeless(WebhookCall call) {
        var timestamp = header(call, TIMESTAMP)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
        if (header(call, ID).isEmpty()
                || timestamp.isEmpty()
                || signatures(call).isEmpty()) {
            return Optional.of(new Proof.Forged("no-signature"));
        }
        return Duration.between(timestamp.get(), call.receivedAt()).abs().compareTo(TOLERANCE) > 0
                ? Optional.of(new Proof.Forged("stale"))
                : Optional.empty();
    }

    /** What stands in {@code webhook-signature}: one signature by each secret, so that the receiver can change it. */
    public String sign(String id, Instant at, byte[] body) {
        var head = head(id, Long.toString(at.getEpochSecond()));
        return active().stream()
                .flatMap(key -> key.sign(head, body).stream())
                .map(signature -> "v1," + Base64.getEncoder().encodeToString(signature))
                .collect(Collectors.joining(" "));
    }

    private boolean matches(List<Signature> given, byte[] head, byte[] body) {
        var matches = 0;
        for (var key : active()) {
            for (var signature : given) {
                matches |= key.version().equals(signature.version) && key.made(signature.bytes, head, body) ? 1 : 0;
            }
        }
        return matches == 1;
    }

    private List<WebhookKey> active() {
        var active = secrets.active();
        var known = keys;
        if (known.secrets != active) {
            known = new Keys(active, usable(active));
            keys = known;
        }
        return known.keys;
    }

    /** What was changed to something unusable while we run proves nothing, and the others go on. */
    private List<WebhookKey> usable(List<String> active) {
        var usable = new ArrayList<WebhookKey>();
        active.forEach(secret -> WebhookKey.of(secret).ifPresent(usable::add));
        if (usable.size() < active.size()) {
            LOG.warnf(
                    "secrets that are no keys prove nothing property=%s unusable=%d",
                    property, active.size() - usable.size());
        }
        return usable;
    }

    private WebhookKey key(String secret) {
        return WebhookKey.of(secret)
                .orElseThrow(() -> new UnusableConfiguration(
                        "%s must begin with whsec_ and go on with 24 to 64 bytes as base64, such as the output of 'echo whsec_$(openssl rand -base64 32)', or with whpk_ and an Ed25519 public key"
                                .formatted(property)));
    }

    private static Optional<String> header(WebhookCall call, String name) {
        return call.header("webhook-" + name)
                .or(() -> call.header("svix-" + name))
                .filter(text -> !text.isBlank());
    }

    private static List<Signature> signatures(WebhookCall call) {
        var header = header(call, SIGNATURE).orElse("");
        return Arrays.stream(header.strip().split(" +", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .map(Signature::of)
                .filter(signature -> signature.bytes.length > 0)
                .toList();
    }

    private static byte[] head(String id, String timestamp) {
        return "%s.%s.".formatted(id, timestamp).getBytes(UTF_8);
    }

    private record Keys(List<String> secrets, List<WebhookKey> keys) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Signature(String version, byte[] bytes) {

        static Signature of(String text) {
            var comma = text.indexOf(',');
            return comma < 0
                    ? new Signature("", new byte[0])
                    : new Signature(text.substring(0, comma), Given.base64(text.substring(comma + 1)));
        }
    }
}

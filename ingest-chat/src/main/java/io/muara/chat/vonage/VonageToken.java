package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.muara.contracts.Sha256;
import io.muara.ingest.Proof;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.ProviderJson;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

/**
 * The JWT (RFC 7519) that the Messages API proves a call with: by HS256 and nothing else, whatever it says of itself, and over
 * a body of which it holds the hash. See Vonage's "Signed webhooks".
 */
final class VonageToken {

    private static final byte[] NOTHING = new byte[0];

    /** Later than any time that makes sense, and one that can still be counted with. */
    private static final long LATEST = 1L << 40;

    private final Hmac hmac;
    private final String apiKey;
    private final VonageFreshness freshness;

    /** @param apiKey the account that must have signed */
    VonageToken(String apiKey, Secrets secrets, VonageFreshness freshness) {
        this.hmac = new Hmac("HmacSHA256", secrets);
        this.apiKey = apiKey;
        this.freshness = freshness;
    }

    /** @param token without the word {@code Bearer} */
    Proof check(String token, byte[] body, Instant now) {
        var parts = token.split("\\.", -1);
        var isThree = parts.length == 3;
        var signature = isThree ? decoded(parts[2]) : NOTHING;
        var isSigned = hmac.signed(
                signature,
                token.substring(0, Math.max(0, token.lastIndexOf('.'))).getBytes(UTF_8));
        var hash = Sha256.of(body);
        if (!isThree || !isSigned) {
            return new Proof.Forged("bad-signature");
        }
        return check(json(parts[0]), json(parts[1]), hash, now);
    }

    private Proof check(JsonNode header, JsonNode claims, byte[] hash, Instant now) {
        if (!header.path("alg").asText().equals("HS256")
                || !claims.path("iss").asText().equals("Vonage")
                || !claims.path("api_key").asText().equals(apiKey)) {
            return new Proof.Forged("bad-signature");
        }
        if (!MessageDigest.isEqual(Given.hex(claims.path("payload_hash").asText()), hash)) {
            return new Proof.Forged("bad-signature");
        }
        return isFresh(claims.path("iat"), now) ? new Proof.Genuine() : new Proof.Forged("stale");
    }

    private boolean isFresh(JsonNode issuedAt, Instant now) {
        return issuedAt.isIntegralNumber()
                && issuedAt.asLong() >= 0
                && issuedAt.asLong() <= LATEST
                && freshness.covers(Instant.ofEpochSecond(issuedAt.asLong()), now);
    }

    private static JsonNode json(String part) {
        try {
            var json = ProviderJson.MAPPER.readTree(decoded(part));
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException notBase64) {
            return NOTHING;
        }
    }
}

package io.muara.chat.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.ingest.Handshake;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.Form;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** X's signatures, and its challenge-response check (CRC), which is answered by signing too. See "V2 Webhooks API". */
final class XSignature {

    /** By the client secret, and by the API key secret; an app that has both is sent both. */
    private static final List<String> HEADERS =
            List.of("x-twitter-webhooks-signature-oauth2", "x-twitter-webhooks-signature");

    private static final String PREFIX = "sha256=";
    private static final int LONGEST_TOKEN = 256;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=._-]{1,%d}".formatted(LONGEST_TOKEN));

    private final Hmac hmac;

    XSignature(Secrets secrets) {
        hmac = new Hmac("HmacSHA256", secrets);
    }

    Proof check(WebhookCall call) {
        var given = HEADERS.stream().map(call::header).flatMap(Optional::stream).toList();
        var isSigned = false;
        for (var header : given) {
            isSigned |= hmac.signed(decoded(header), call.body());
        }
        if (isSigned && !couldBeToken(call.body())) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(given.isEmpty() ? "no-signature" : "bad-signature");
    }

    /** By the first of the secrets. */
    Handshake answer(String query) {
        return Form.of(query)
                .value("crc_token")
                .filter(token -> TOKEN.matcher(token).matches())
                .map(token -> PREFIX + Base64.getEncoder().encodeToString(hmac.sign(token.getBytes(UTF_8))))
                .map(signed -> JsonNodeFactory.instance
                        .objectNode()
                        .put("response_token", signed)
                        .toString())
                .map(Handshake::json)
                .orElse(Handshake.REFUSED);
    }

    // Anybody may have a token signed by us, and a token's signature is made like a body's: what could be the one is
    // never
    // taken for the other. No event looks like a token.
    private static boolean couldBeToken(byte[] body) {
        return body.length <= LONGEST_TOKEN
                && TOKEN.matcher(new String(body, UTF_8)).matches();
    }

    private static byte[] decoded(String header) {
        return header.startsWith(PREFIX) ? Given.base64(header.substring(PREFIX.length())) : new byte[0];
    }
}

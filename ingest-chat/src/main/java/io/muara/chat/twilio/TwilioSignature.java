package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Sha256;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.Form;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code X-Twilio-Signature} over the public address and every field of the form, whatever fields there are. See Twilio's
 * "Webhooks security". The address is the configured one and never what a call's headers say.
 */
final class TwilioSignature {

    private static final String HEADER = "x-twilio-signature";
    private static final String BODY_HASH = "bodySHA256";
    private static final byte[] NOTHING = new byte[0];
    private static final int USUAL_SIZE = 1024;

    private final Hmac hmac;
    private final List<String> addresses;

    /** What most calls are signed over, because few addresses have a query. */
    private final List<byte[]> bare;

    /** @param address of the webhook, without a query */
    TwilioSignature(Secrets tokens, URI address) {
        this.hmac = new Hmac("HmacSHA1", tokens);
        this.addresses = Stream.of(address.toString(), withPort(address), withoutPort(address))
                .distinct()
                .toList();
        this.bare = addresses.stream().map(url -> url.getBytes(UTF_8)).toList();
    }

    Proof check(WebhookCall call) {
        var header = call.header(HEADER);
        var given = header.map(Given::base64).orElse(NOTHING);
        var isForm = call.method().equals("POST") && isForm(call);
        var fields = isForm ? fields(Form.of(call.body())) : NOTHING;
        var matches = false;
        for (var url : candidates(call.query())) {
            matches |= hmac.signed(given, url, fields);
        }
        if (matches && (isForm || call.method().equals("GET") || isHashed(call))) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(header.isEmpty() ? "no-signature" : "bad-signature");
    }

    /** Twilio sends forms without saying so as well; only what says that it is something else is not one. */
    private static boolean isForm(WebhookCall call) {
        return call.header("content-type")
                .map(type -> type.startsWith("application/x-www-form-urlencoded"))
                .orElse(true);
    }

    /** The body of what is not a form is covered by its hash in the address. */
    private static boolean isHashed(WebhookCall call) {
        var hash = Form.of(call.query()).value(BODY_HASH).orElse("");
        return MessageDigest.isEqual(Sha256.of(call.body()), Given.hex(hash));
    }

    /** Each value once, the values of a field and the fields themselves sorted. */
    private static byte[] fields(Form form) {
        var signed = new StringBuilder(USUAL_SIZE);
        new TreeMap<>(form.fields()).forEach((name, values) -> sorted(values)
                .forEach(value -> signed.append(name).append(value)));
        return signed.toString().getBytes(UTF_8);
    }

    private static Collection<String> sorted(List<String> values) {
        return values.size() == 1 ? values : new TreeSet<>(values);
    }

    /** As configured, with and without the usual port, and as older libraries of Twilio's wrote a query. */
    private List<byte[]> candidates(String query) {
        if (query.isEmpty()) {
            return bare;
        }
        return addresses.stream()
                .flatMap(base -> Stream.of(query, query.replace("'", "%27")).map(each -> base + "?" + each))
                .distinct()
                .map(url -> url.getBytes(UTF_8))
                .toList();
    }

    private static String withPort(URI address) {
        var port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        return "%s://%s:%d%s".formatted(address.getScheme(), address.getHost(), port, address.getRawPath());
    }

    private static String withoutPort(URI address) {
        return "%s://%s%s".formatted(address.getScheme(), address.getHost(), address.getRawPath());
    }
}

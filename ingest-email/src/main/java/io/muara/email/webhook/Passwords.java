package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Secrets;
import java.util.Locale;

/** The password in the address that a provider was given, which it sends as RFC 7617 says. The user's name may be any. */
record Passwords(Secrets secrets) {

    private static final String BASIC = "basic ";

    Proof check(WebhookCall call) {
        var given = call.header("authorization").orElse("");
        if (Given.isOneOf(secrets, password(given))) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(given.isEmpty() ? "no-signature" : "bad-signature");
    }

    private static String password(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return "";
        }
        var login =
                new String(Given.base64(authorization.substring(BASIC.length()).strip()), UTF_8);
        return login.substring(login.indexOf(':') + 1);
    }
}

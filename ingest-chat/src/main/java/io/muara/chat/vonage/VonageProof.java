package io.muara.chat.vonage;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import java.util.Optional;

/** One account's two proofs: a token in the header for the Messages API, a signature among the fields for the SMS API. */
record VonageProof(VonageToken token, VonageSignature signature) {

    private static final String BEARER = "Bearer ";

    Proof check(WebhookCall call) {
        return bearer(call)
                // A token says nothing of the query, which is what a GET is read from.
                .filter(given -> call.method().equals("POST"))
                .map(given -> token.check(given, call.body(), call.receivedAt()))
                .orElseGet(() -> signature.check(VonageFields.payload(call), call.receivedAt()));
    }

    private static Optional<String> bearer(WebhookCall call) {
        return call.header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}

package io.muara.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP call to {@code /webhooks/{channel}/{account}}, not yet believed.
 *
 * @param method GET or POST
 * @param query the raw query string, empty when there is none
 * @param headers by lower-case name
 * @param body the raw bytes, which is what signatures are made over; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the hot path: a copy of every body would be thrown away at once
public record WebhookCall(
        String method, String account, String query, Map<String, String> headers, byte[] body, Instant receivedAt) {

    public WebhookCall(String account, String query, Map<String, String> headers, byte[] body, Instant receivedAt) {
        this("POST", account, query, headers, body, receivedAt);
    }

    /** Whether this ASCII text stands anywhere in the body, byte for byte: a customer may have written it just as well. */
    public boolean holds(String text) {
        return new String(body, ISO_8859_1).contains(text);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}

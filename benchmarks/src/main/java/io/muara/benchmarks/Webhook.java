package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.muara.contracts.MessageId;
import java.net.URI;
import java.util.Map;

/**
 * One call of a provider's with its proof.
 *
 * @param id of the message in it, as the platform will call it
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record Webhook(MessageId id, Map<String, String> headers, byte[] body) {

    /** The whole request as it goes over a connection. */
    byte[] posted(URI to) {
        var head = new StringBuilder(
                "POST %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n".formatted(to.getRawPath(), to.getAuthority()));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var request = new byte[head.length() + body.length];
        System.arraycopy(head.toString().getBytes(US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        return request;
    }
}

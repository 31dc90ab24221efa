package io.muara.router.api;

import io.muara.contracts.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The call cannot be answered as its caller wished, and the message is the sentence that says why. */
public final class Refused extends RuntimeException {

    private static final String RETRY_SECONDS = "2";

    private final int status;

    public Refused(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    /** As a problem of RFC 9457. */
    public void to(RoutingContext call) {
        var response = call.response();
        response.setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        if (status == 503) {
            response.putHeader("Retry-After", RETRY_SECONDS);
        }
        var problem = new Problem("about:blank", response.getStatusMessage(), status, String.valueOf(getMessage()));
        response.end(Buffer.buffer(Wire.bytes(problem)));
    }

    record Problem(String type, String title, int status, String detail) {}
}

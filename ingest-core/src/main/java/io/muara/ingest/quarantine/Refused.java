package io.muara.ingest.quarantine;

import io.vertx.ext.web.RoutingContext;

/** The call cannot be answered as its caller wished, and the message is the sentence that says why. */
final class Refused extends RuntimeException {

    private static final String RETRY_SECONDS = "2";

    private final int status;

    Refused(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    /** As a problem of RFC 9457. */
    void to(RoutingContext call) {
        var response = call.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        if (status == 503) {
            response.putHeader("Retry-After", RETRY_SECONDS);
        }
        response.end(Views.json(
                new Views.Problem("about:blank", response.getStatusMessage(), status, String.valueOf(getMessage()))));
    }
}

package io.muara.ingest.arrival;

import io.muara.ingest.Acknowledgement;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Every answer a provider can get. Who forges learns nothing: no body, whatever was wrong. */
enum Answer {
    ACKNOWLEDGED(200, ""),
    /** The same to whom it is told: its proof was wrong, and its account is only watched. */
    ACKNOWLEDGED_UNPROVEN(200, ""),
    FORGED(401, ""),
    HANDSHAKE_REFUSED(403, ""),
    TOO_SLOW(408, "The body did not arrive in time."),
    TOO_LARGE(413, "The body is larger than any provider sends."),
    TOO_FAST(429, "Too many calls come from this address. Send it again later."),
    BUSY(503, "Too much is under way already. Nothing of this call was kept; send it again."),
    NOT_ACKNOWLEDGED(503, "The call could not be stored safely. Send it again.");

    private static final long LAST_WORD_MILLIS = 1000;

    private final int status;
    private final String detail;

    Answer(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** The same answer, when what was acknowledged was not proven. */
    Answer unproven() {
        return this == ACKNOWLEDGED ? ACKNOWLEDGED_UNPROVEN : this;
    }

    /** @param words what the provider wants to hear, with a 200 only */
    void to(HttpServerResponse response, Acknowledgement words) {
        if (words.mediaType().isEmpty() || response.ended() || response.closed()) {
            to(response);
            return;
        }
        response.putHeader("Content-Type", words.mediaType()).end(words.body());
    }

    void to(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        if (status == 503) {
            response.putHeader("Retry-After", "5");
        }
        if (detail.isEmpty()) {
            response.end();
            return;
        }
        response.putHeader("Content-Type", "application/problem+json");
        response.end("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(response.getStatusMessage(), status, detail));
    }

    /** @param seconds after which it may come again */
    void andHangUp(RoutingContext call, int seconds) {
        if (!call.response().ended() && !call.response().closed()) {
            call.response().putHeader("Retry-After", Integer.toString(seconds));
        }
        andHangUp(call);
    }

    /** Answers while the body is still coming, and after a while listens no more. */
    void andHangUp(RoutingContext call) {
        if (call.response().ended() || call.response().closed()) {
            return;
        }
        var isAlone = call.request().version() != HttpVersion.HTTP_2;
        if (isAlone) {
            call.response().putHeader("Connection", "close");
        }
        to(call.response());
        // At once, the answer could be lost before who is still sending has read it.
        call.vertx().setTimer(LAST_WORD_MILLIS, now -> hangUp(call, isAlone));
    }

    /** Over HTTP/2 other calls share the connection. */
    private static void hangUp(RoutingContext call, boolean isAlone) {
        if (isAlone) {
            call.request().connection().close();
        } else {
            call.response().reset();
        }
    }
}

package io.muara.chat.manual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.MessageId;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * What a caller is answered: an id, or Problem Details (RFC 9457).
 *
 * @param json the body
 */
record ManualReply(int status, ObjectNode json) {

    private static final long LAST_WORD_MILLIS = 1000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static ManualReply accepted(MessageId id) {
        return new ManualReply(202, JSON.objectNode().put("id", id.toString()));
    }

    static ManualReply problem(ManualMistake mistake) {
        var json = JSON.objectNode()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(mistake.status()).reasonPhrase())
                .put("status", mistake.status())
                .put("detail", mistake.detail());
        if (!mistake.wrong().isEmpty()) {
            var errors = json.putArray("errors");
            mistake.wrong()
                    .forEach(wrong ->
                            errors.addObject().put("field", wrong.field()).put("detail", wrong.detail()));
        }
        return new ManualReply(mistake.status(), json);
    }

    /** @param isRead whether the body was read to its end; otherwise the caller is told while still sending, and then cut off */
    void to(RoutingContext call, boolean isRead) {
        var response = call.response();
        if (response.ended() || response.closed()) {
            return;
        }
        var isAlone = call.request().version() != HttpVersion.HTTP_2;
        if (!isRead && isAlone) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", status < 300 ? "application/json" : "application/problem+json");
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 503) {
            response.putHeader("Retry-After", "5");
        }
        response.end(json.toString());
        if (!isRead) {
            discard(call.request());
            // At once, the answer could be lost before who is still sending has read it.
            call.vertx().setTimer(LAST_WORD_MILLIS, now -> hangUp(call, isAlone));
        }
    }

    private static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(unheard -> {});
            request.endHandler(end -> {});
            request.exceptionHandler(gone -> {});
            request.resume();
        }
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

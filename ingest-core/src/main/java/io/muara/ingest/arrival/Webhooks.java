package io.muara.ingest.arrival;

import io.muara.ingest.WebhookCall;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** The addresses that providers call. Everything here runs on the event loop and never waits. */
@Singleton
class Webhooks {

    private static final String ADDRESS = "/webhooks/:channel/:account";

    private final Reception reception;
    private final ArrivalConfig config;
    private final Clock clock;
    private final Admission admission;

    Webhooks(Reception reception, ArrivalConfig config, Clock clock) {
        this.reception = reception;
        this.config = config;
        this.clock = clock;
        this.admission = new Admission(config.maxCalls(), config.maxBytes().asLongValue());
    }

    void routes(@Observes Router router) {
        router.get(ADDRESS).handler(this::get);
        router.post(ADDRESS).handler(this::receive);
    }

    private void get(RoutingContext context) {
        var call = call(context, new byte[0]);
        if (reception.receivesByGet(part(context, "channel"), call)) {
            receive(context);
            return;
        }
        var answer = reception.handshake(part(context, "channel"), call).answer();
        if (answer.isEmpty()) {
            Answer.HANDSHAKE_REFUSED.to(context.response());
            return;
        }
        Answer.ACKNOWLEDGED.to(context.response(), answer.get());
    }

    private void receive(RoutingContext context) {
        if (announcedSize(context.request()) > config.maxBody().asLongValue()) {
            Answer.TOO_LARGE.andHangUp(context);
            return;
        }
        if (!admission.enter()) {
            Answer.BUSY.andHangUp(context);
            return;
        }
        var body = new BodyReading(context, admission, config, bytes -> read(context, bytes));
        context.addEndHandler(ended -> admission.leave(body.taken()));
        body.start();
    }

    private void read(RoutingContext context, byte[] body) {
        var eventLoop = context.vertx().getOrCreateContext();
        reception.receive(
                part(context, "channel"),
                call(context, body),
                (answer, words) -> eventLoop.runOnContext(now -> answer.to(context.response(), words)));
    }

    private WebhookCall call(RoutingContext context, byte[] body) {
        return new WebhookCall(
                context.request().method().name(),
                part(context, "account"),
                Optional.ofNullable(context.request().query()).orElse(""),
                new Headers(context.request().headers()),
                body,
                clock.instant());
    }

    private static String part(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    private static long announcedSize(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

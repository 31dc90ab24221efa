package io.muara.ingest.arrival;

import io.muara.ingest.WebhookCall;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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
    private final Callers callers;
    private final Rates rates;

    Webhooks(Reception reception, ArrivalConfig config, Clock clock) {
        this.reception = reception;
        this.config = config;
        this.clock = clock;
        this.admission = new Admission(config.maxCalls(), config.maxBytes().asLongValue());
        this.callers = new Callers(
                Network.all(config.trustedProxies().orElse(List.of()).toArray(String[]::new)));
        this.rates = Rates.of(config.addresses(), new SecureRandom().nextLong());
    }

    void routes(@Observes Router router) {
        router.get(ADDRESS).handler(this::get);
        router.post(ADDRESS).handler(this::post);
    }

    private void get(RoutingContext context) {
        var caller = callers.of(context.request());
        if (!isLetIn(context, caller)) {
            return;
        }
        var call = call(context, new byte[0]);
        if (reception.receivesByGet(part(context, "channel"), call)) {
            receive(context, caller);
            return;
        }
        var answer = reception.handshake(part(context, "channel"), call).answer();
        if (answer.isEmpty()) {
            rates.forged(caller);
            Answer.HANDSHAKE_REFUSED.to(context.response());
            return;
        }
        Answer.ACKNOWLEDGED.to(context.response(), answer.get());
    }

    private void post(RoutingContext context) {
        var caller = callers.of(context.request());
        if (isLetIn(context, caller)) {
            receive(context, caller);
        }
    }

    private boolean isLetIn(RoutingContext context, long caller) {
        var wait = rates.call(caller);
        if (wait > 0) {
            reception.turnedAway(part(context, "channel"), Answer.TOO_FAST);
            Answer.TOO_FAST.andHangUp(context, wait);
        }
        return wait == 0;
    }

    private void receive(RoutingContext context, long caller) {
        var channel = part(context, "channel");
        var announced = announcedSize(context.request());
        var most = reception.largestBody(channel);
        if (announced > most) {
            turnAway(context, Answer.TOO_LARGE);
            return;
        }
        if (admission.isFull()) {
            turnAway(context, Answer.BUSY);
            return;
        }
        var body = new BodyReading(
                context,
                admission,
                new BodyReading.Limits(announced, most, config.bodyTimeout()),
                bytes -> read(context, caller, bytes),
                limit -> reception.turnedAway(channel, limit));
        context.addEndHandler(ended -> body.leave());
        body.start();
    }

    private void turnAway(RoutingContext context, Answer limit) {
        reception.turnedAway(part(context, "channel"), limit);
        limit.andHangUp(context);
    }

    private void read(RoutingContext context, long caller, byte[] body) {
        var eventLoop = context.vertx().getOrCreateContext();
        reception.receive(part(context, "channel"), call(context, body), (answer, words) -> {
            learn(caller, answer);
            eventLoop.runOnContext(now -> answer.to(context.response(), words));
        });
    }

    private void learn(long caller, Answer answer) {
        if (answer == Answer.FORGED) {
            rates.forged(caller);
        } else if (answer == Answer.ACKNOWLEDGED) {
            rates.genuine(caller);
        }
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

    /** Negative when the call does not say. */
    private static long announcedSize(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

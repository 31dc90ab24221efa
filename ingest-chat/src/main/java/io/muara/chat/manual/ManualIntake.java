package io.muara.chat.manual;

import io.muara.chat.manual.ManualProof.Seen;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.setup.UnusableConfiguration;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The addresses that callers call. What is here runs on the event loop and never waits; the rest is for a thread of its own. */
@Singleton
class ManualIntake {

    private static final Logger LOG = Logger.getLogger(ManualIntake.class);

    private final ManualReception reception;
    private final ManualConfig config;
    private final Clock clock;
    private final ManualRoom room;

    ManualIntake(
            ManualReception reception,
            ManualConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> net) {
        this.reception = reception;
        this.config = config;
        this.clock = clock;
        this.room = new ManualRoom(config.maxCalls(), config.maxUploads().asLongValue());
        if (net.isPresent() && net.get().asLongValue() < config.maxUpload().asLongValue()) {
            throw new UnusableConfiguration(
                    "muara.manual.max-upload is larger than quarkus.http.limits.max-body-size, which would cut such calls off: raise that too");
        }
    }

    void routes(@Observes Router router) {
        for (var kind : ManualKind.values()) {
            router.post(kind.path()).handler(call -> receive(call, kind));
        }
    }

    private void receive(RoutingContext routing, ManualKind kind) {
        var call = call(routing);
        var seen = reception.look(call);
        try {
            refuseAtOnce(routing, kind, call, seen);
        } catch (ManualMistake e) {
            ManualReply.problem(e).to(routing, false);
            return;
        }
        var eventLoop = routing.vertx().getOrCreateContext();
        var body = new ManualBody(
                routing.request(), eventLoop, room, config.maxUpload().asLongValue(), config.uploadTimeout());
        if ("100-continue".equalsIgnoreCase(routing.request().getHeader("Expect"))) {
            routing.response().writeContinue();
        }
        Thread.startVirtualThread(() -> {
            var reply = reply(kind, seen, call, body);
            room.leave(body.taken());
            eventLoop.runOnContext(now -> reply.ifPresent(said -> said.to(routing, body.isEnded())));
        });
    }

    /** What the head alone tells. Whoever is let on is counted in {@code room}. */
    private void refuseAtOnce(RoutingContext routing, ManualKind kind, WebhookCall call, Seen seen) {
        if (seen instanceof Seen.Refused(var reason)) {
            throw reception.refused(reason);
        }
        if (call.header("content-encoding").isPresent()) {
            throw ManualMistake.of(415, "send the body uncompressed.");
        }
        ManualUpload.requireReadable(kind, call.header("content-type").orElse(""));
        var most = config.maxUpload().asLongValue();
        if (announced(routing) > most) {
            throw ManualMistake.of(413, "the call is larger than %d bytes.".formatted(most));
        }
        if (!room.enter()) {
            throw ManualMistake.of(503, "too much is under way already. Nothing of this call was kept; send it again.");
        }
    }

    /** Empty when nobody is there any more to be answered. */
    private Optional<ManualReply> reply(ManualKind kind, Seen seen, WebhookCall call, ManualBody body) {
        try {
            return Optional.of(ManualReply.accepted(reception.receive(kind, seen, call, body)));
        } catch (ManualMistake e) {
            return Optional.of(ManualReply.problem(e));
        } catch (ManualBody.Aborted gone) {
            return Optional.empty();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.errorf(
                    "call not stored, its caller was asked to come back channel=%s defect=%s",
                    ManualReading.ID, new Defect(e));
            return Optional.of(
                    ManualReply.problem(ManualMistake.of(503, "the call could not be stored safely. Send it again.")));
        }
    }

    private WebhookCall call(RoutingContext routing) {
        var headers = new HashMap<String, String>();
        routing.request()
                .headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        var query = Optional.ofNullable(routing.request().query()).orElse("");
        return new WebhookCall("", query, headers, new byte[0], clock.instant());
    }

    private static long announced(RoutingContext routing) {
        var length = routing.request().getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}

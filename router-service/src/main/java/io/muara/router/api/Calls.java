package io.muara.router.api;

import io.muara.contracts.Wire;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** How a call is answered: on a thread of its own, which may block, by JSON that is nobody's to keep. */
final class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class);

    private Calls() {}

    static Handler<RoutingContext> answered(Function<RoutingContext, Object> work) {
        return call -> Thread.startVirtualThread(() -> answer(call, work));
    }

    /** What a handler before ours did not let through, such as a body that is too long. */
    static void failed(RoutingContext call) {
        var status = call.statusCode() < 400 ? 500 : call.statusCode();
        new Refused(status, status == 413 ? "The body is longer than we read." : "The call could not be read.")
                .to(call);
    }

    private static void answer(RoutingContext call, Function<RoutingContext, Object> work) {
        try {
            var view = Buffer.buffer(Wire.bytes(work.apply(call)));
            call.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(view);
        } catch (Refused e) {
            e.to(call);
        } catch (KafkaException e) {
            LOG.warnf("call cannot be answered now reason=%s", e);
            new Refused(503, "Kafka does not answer.").to(call);
        } catch (RuntimeException e) {
            LOG.error("call failed", e);
            new Refused(500, "The call failed by a defect of ours; the log says where.").to(call);
        }
    }
}

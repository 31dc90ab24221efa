package io.muara.ingest.arrival;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one body, within limits of size, memory and time. On the event loop of its connection. */
final class BodyReading {

    private final RoutingContext call;
    private final Admission admission;
    private final long maxBody;
    private final Consumer<byte[]> whole;
    private final long deadline;
    private @Nullable Buffer body;
    private boolean growing;
    private boolean over;
    private int taken;

    BodyReading(RoutingContext call, Admission admission, ArrivalConfig config, Consumer<byte[]> whole) {
        this.call = call;
        this.admission = admission;
        this.maxBody = config.maxBody().asLongValue();
        this.whole = whole;
        this.deadline = System.nanoTime() + config.bodyTimeout().toNanos();
    }

    void start() {
        var request = call.request();
        request.handler(this::more);
        request.endHandler(end -> end());
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            call.response().writeContinue();
        }
    }

    /** What it holds of the memory for bodies. */
    int taken() {
        return taken;
    }

    private void more(Buffer chunk) {
        if (over) {
            return;
        }
        if (taken + (long) chunk.length() > maxBody) {
            giveUp(Answer.TOO_LARGE);
        } else if (System.nanoTime() - deadline > 0) {
            giveUp(Answer.TOO_SLOW);
        } else if (!admission.take(chunk.length())) {
            giveUp(Answer.BUSY);
        } else {
            taken += chunk.length();
            keep(chunk);
        }
    }

    // Most bodies come in one piece, which is then kept as it is.
    private void keep(Buffer chunk) {
        if (body == null) {
            body = chunk;
            return;
        }
        if (!growing) {
            body = Buffer.buffer(2 * taken).appendBuffer(body);
            growing = true;
        }
        body.appendBuffer(chunk);
    }

    private void giveUp(Answer answer) {
        over = true;
        body = null;
        answer.andHangUp(call);
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        var read = body;
        body = null;
        whole.accept(read == null ? new byte[0] : read.getBytes());
    }
}

package io.muara.ingest.arrival;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads one body, within limits of size, memory and time. On the event loop of its connection. */
final class BodyReading {

    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST_PIECES = 16 * 1024;
    private static final long NO_TIMER = -1;

    private final RoutingContext call;
    private final Admission admission;
    private final Limits limits;
    private final Consumer<byte[]> whole;
    private final Consumer<Answer> turnedAway;
    private byte[] body = NOTHING;
    private int length;
    private State state = State.NOT_BEGUN;
    private boolean over;
    private long timer = NO_TIMER;

    /**
     * @param whole given the body once there is a place for its call
     * @param turnedAway told instead by what limit it was not read
     */
    BodyReading(
            RoutingContext call,
            Admission admission,
            Limits limits,
            Consumer<byte[]> whole,
            Consumer<Answer> turnedAway) {
        this.call = call;
        this.admission = admission;
        this.limits = limits;
        this.whole = whole;
        this.turnedAway = turnedAway;
    }

    /**
     * @param announced what the call says of its size, or negative when it says nothing
     * @param most bytes
     * @param patience from the first piece to the last
     */
    record Limits(long announced, int most, Duration patience) {}

    void start() {
        var request = call.request();
        request.handler(this::more);
        request.endHandler(end -> end());
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            call.response().writeContinue();
        }
    }

    /** Gives back what it holds of the room for bodies; when the call has ended, however it did. */
    void leave() {
        stopTimer();
        over = true;
        switch (state) {
            case ENTERED -> admission.leave(body.length);
            case SENDING -> admission.abandon(body.length);
            case NOT_BEGUN -> {
                // Nothing of it came.
            }
        }
        state = State.NOT_BEGUN;
        body = NOTHING;
    }

    private void more(Buffer piece) {
        if (over) {
            return;
        }
        if (length + (long) piece.length() > limits.most) {
            giveUp(Answer.TOO_LARGE);
        } else if (hasRoomFor(piece.length())) {
            piece.getBytes(0, piece.length(), body, length);
            length += piece.length();
        } else {
            giveUp(Answer.BUSY);
        }
    }

    /** Most bodies come in one piece, for which nothing is reserved that it does not fill and no timer is set. */
    private boolean hasRoomFor(int size) {
        if (state == State.NOT_BEGUN && size == limits.announced) {
            return enteredAtOnce(size);
        }
        if (state == State.NOT_BEGUN && !begun()) {
            return false;
        }
        return length + size <= body.length || grown(length + size);
    }

    private boolean enteredAtOnce(int size) {
        if (!admission.enter(size)) {
            return false;
        }
        state = State.ENTERED;
        body = new byte[size];
        return true;
    }

    private boolean begun() {
        if (!admission.begin()) {
            return false;
        }
        state = State.SENDING;
        timer = call.vertx().setTimer(Math.max(1, limits.patience.toMillis()), now -> tooSlow());
        return true;
    }

    private boolean grown(int needed) {
        var wished = Math.max(2 * needed, FIRST_PIECES);
        var most = limits.announced < 0 ? limits.most : (int) Math.min(limits.announced, limits.most);
        var size = Math.max(needed, Math.min(wished, most));
        if (!admission.more(size - body.length)) {
            return false;
        }
        body = Arrays.copyOf(body, size);
        return true;
    }

    private void tooSlow() {
        timer = NO_TIMER;
        if (!over) {
            giveUp(Answer.TOO_SLOW);
        }
    }

    private void giveUp(Answer answer) {
        leave();
        turnedAway.accept(answer);
        answer.andHangUp(call);
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        stopTimer();
        if (!isEntered()) {
            turnedAway.accept(Answer.BUSY);
            Answer.BUSY.to(call.response());
            return;
        }
        whole.accept(length == body.length ? body : Arrays.copyOf(body, length));
    }

    private boolean isEntered() {
        if (state == State.ENTERED) {
            return true;
        }
        var entered = state == State.SENDING ? admission.enterWhole(body.length) : admission.enter(0);
        state = entered ? State.ENTERED : state;
        return entered;
    }

    private void stopTimer() {
        if (timer != NO_TIMER) {
            call.vertx().cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private enum State {
        NOT_BEGUN,
        SENDING,
        ENTERED
    }
}

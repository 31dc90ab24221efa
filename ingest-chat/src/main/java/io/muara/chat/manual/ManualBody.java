package io.muara.chat.manual;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A call's body as it comes, for a thread that may block: no more is taken off the connection than is read. */
final class ManualBody extends InputStream {

    private static final Buffer END = Buffer.buffer("end");
    private static final Buffer BROKEN = Buffer.buffer("broken");

    private final HttpServerRequest request;
    private final Context eventLoop;
    private final ManualRoom room;
    private final long most;
    private final long deadline;
    private final BlockingQueue<Buffer> chunks = new LinkedBlockingQueue<>();
    private Buffer chunk = Buffer.buffer();
    private int at;
    private long taken;
    private volatile boolean ended;

    /** On the event loop, in the very turn in which the call came. */
    ManualBody(HttpServerRequest request, Context eventLoop, ManualRoom room, long most, Duration patience) {
        this.request = request;
        this.eventLoop = eventLoop;
        this.room = room;
        this.most = most;
        this.deadline = System.nanoTime() + patience.toNanos();
        request.pause();
        request.handler(chunks::add);
        request.endHandler(end -> chunks.add(END));
        request.exceptionHandler(broken -> chunks.add(BROKEN));
    }

    /** Whether nothing more will come of it. */
    boolean isEnded() {
        return ended;
    }

    /** What it holds of the room for bodies. */
    long taken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? chunk.getByte(at++) & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        var read = Math.min(length, chunk.length() - at);
        chunk.getBytes(at, at + read, into, offset);
        at += read;
        return read;
    }

    private boolean hasMore() throws IOException {
        while (at == chunk.length() && !ended) {
            next();
        }
        return at < chunk.length();
    }

    private void next() throws IOException {
        eventLoop.runOnContext(now -> request.fetch(1));
        var next = awaited();
        if (next == BROKEN) {
            ended = true;
            throw new Aborted();
        }
        if (next == END) {
            ended = true;
            return;
        }
        if (taken + next.length() > most) {
            throw ManualMistake.of(413, "the call is larger than %d bytes.".formatted(most));
        }
        if (!room.take(next.length())) {
            throw ManualMistake.of(503, "too much is under way already. Nothing of this call was kept; send it again.");
        }
        taken += next.length();
        chunk = next;
        at = 0;
    }

    private Buffer awaited() throws IOException {
        try {
            var next = chunks.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw ManualMistake.of(408, "the body did not arrive in time.");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Aborted();
        }
    }

    /** The caller is gone, so nobody is there to be answered. */
    static final class Aborted extends IOException {

        Aborted() {
            super("the caller is gone");
        }
    }
}

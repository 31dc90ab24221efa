package io.muara.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of a caller's, which sends a request and reads the answer to it before it sends the next. */
final class Connection {

    private static final int LONGEST_ANSWER = 16 * 1024;

    private final InetSocketAddress to;
    private final Selector selector;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
    private ByteBuffer request = ByteBuffer.allocate(0);
    private long due;
    private int status;

    private Connection(InetSocketAddress to, Selector selector) throws IOException {
        this.to = to;
        this.selector = selector;
        this.channel = SocketChannel.open(to);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static Connection open(InetSocketAddress to, Selector selector) throws IOException {
        return new Connection(to, selector);
    }

    /** Another in its place. */
    Connection again() throws IOException {
        channel.close();
        return open(to, selector);
    }

    void send(byte[] bytes, long whenDue) throws IOException {
        due = whenDue;
        answer.clear();
        request = ByteBuffer.wrap(bytes);
        channel.write(request);
        if (request.hasRemaining()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    void sendRest() throws IOException {
        channel.write(request);
        if (!request.hasRemaining()) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    /** Reads what came; true when the answer is whole. */
    boolean hasAnswer() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the server hung up");
        }
        var read = Answered.in(answer.array(), answer.position());
        status = read.status();
        return read.isWhole();
    }

    int status() {
        return status;
    }

    /** When the call under way was due. */
    long due() {
        return due;
    }
}

package io.muara.email.outbound;

import java.io.IOException;
import java.io.OutputStream;

/** How many bytes a mail takes on its way, found out by writing it to nowhere. */
final class Weight extends OutputStream {

    private final long most;
    private long bytes;

    Weight(long most) {
        this.most = most;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int one) throws TooMuch {
        add(1);
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws TooMuch {
        add(length);
    }

    private void add(int more) throws TooMuch {
        bytes += more;
        if (bytes > most) {
            throw new TooMuch();
        }
    }

    /** More than it may be. */
    static final class TooMuch extends IOException {}
}

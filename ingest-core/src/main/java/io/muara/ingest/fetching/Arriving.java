package io.muara.ingest.fetching;

import io.muara.contracts.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A file as it comes. Throws {@link Unfit} and nothing else: when it cannot be read on, as soon as it is larger than may be,
 * and at its end, instead of saying that this is the end, when it is not what was announced. So nobody keeps what is unfit.
 */
final class Arriving extends InputStream {

    private final InputStream bytes;
    private final Announced announced;
    private final long most;
    private final MessageDigest digest = Sha256.digest();
    private long count;
    private boolean ended;

    Arriving(InputStream bytes, Announced announced, long most) {
        this.bytes = bytes;
        this.announced = announced;
        this.most = most;
    }

    /** @param sha256 lower-case hex */
    record Announced(Optional<Long> bytes, Optional<String> sha256) {}

    long count() {
        return count;
    }

    @Override
    public int read() throws Unfit {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws Unfit {
        if (ended) {
            return -1;
        }
        var read = next(into, from, length);
        if (read < 0) {
            requireAnnounced();
            ended = true;
            return -1;
        }
        count += read;
        if (count > most) {
            throw new Unfit(Trouble.TOO_LARGE);
        }
        digest.update(into, from, read);
        return read;
    }

    private int next(byte[] into, int from, int length) throws Unfit {
        try {
            return bytes.read(into, from, length);
        } catch (SocketTimeoutException e) {
            throw new Unfit(Trouble.STALLED);
        } catch (IOException e) {
            throw new Unfit(Trouble.BROKEN);
        }
    }

    private void requireAnnounced() throws Unfit {
        var otherSize = announced.bytes().filter(size -> size != count).isPresent();
        var hash = Sha256.hex(digest);
        var otherHash = announced
                .sha256()
                .filter(expected -> !expected.equalsIgnoreCase(hash))
                .isPresent();
        if (otherSize || otherHash) {
            throw new Unfit(Trouble.SPOILT);
        }
    }

    /** What came is not to be kept. */
    static final class Unfit extends IOException {

        private final Trouble trouble;

        Unfit(Trouble trouble) {
            super(trouble.id());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }
}

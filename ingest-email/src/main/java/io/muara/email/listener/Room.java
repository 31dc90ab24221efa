package io.muara.email.listener;

import java.util.concurrent.Semaphore;

/** The memory that all mails under way share. Safe for use by many threads. */
final class Room {

    private static final int PIECE = 64 * 1024;

    private final Semaphore pieces;

    Room(long bytes) {
        this.pieces = new Semaphore(Math.toIntExact(Math.max(1, bytes / PIECE)));
    }

    /** For one mail. */
    Share share() {
        return new Share();
    }

    /** What one mail has taken of it; closing gives it back. For one thread. */
    final class Share implements AutoCloseable {

        private int taken;

        private Share() {}

        /** @return whether so many bytes may be in memory; false changes nothing */
        boolean grow(long bytes) {
            var more = Math.toIntExact((bytes + PIECE - 1) / PIECE) - taken;
            if (more <= 0) {
                return true;
            }
            if (!pieces.tryAcquire(more)) {
                return false;
            }
            taken += more;
            return true;
        }

        @Override
        public void close() {
            pieces.release(taken);
            taken = 0;
        }
    }
}

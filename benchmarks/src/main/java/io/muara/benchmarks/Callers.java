package io.muara.benchmarks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * Call for a while, at a fixed rate or as fast as they are answered, and measure the answers. At a fixed rate a call's time
 * runs from when it was due, not from when a connection was free: a server that stalls cannot make itself look fast by being
 * asked less. One thread with nothing but sockets, because whatever it spends the servers on the same machine do not have.
 */
final class Callers {

    private static final long LONGEST_MICROS = SECONDS.toMicros(60);
    private static final long PATIENCE = SECONDS.toNanos(10);
    private static final int TICK_MILLIS = 1;
    private static final int ACCEPTED = 200;

    private final InetSocketAddress to;
    private final int connections;
    private final LongFunction<byte[]> requests;

    /**
     * @param connections open at the same time
     * @param requests the next one, asked for with the time in nanoseconds at which it is due, right before it goes out
     */
    Callers(URI to, int connections, LongFunction<byte[]> requests) {
        this.to = new InetSocketAddress(to.getHost(), to.getPort());
        this.connections = connections;
        this.requests = requests;
    }

    /** Every call at its time, whatever became of those before. */
    Result atRate(int perSecond, int seconds) {
        var every = SECONDS.toNanos(1) / perSecond;
        var planned = (long) perSecond * seconds;
        var started = System.nanoTime();
        return new Run(started, new Schedule() {
                    @Override
                    public boolean isDue(long now, long offered) {
                        return offered < planned && at(now, offered) <= now;
                    }

                    @Override
                    public long at(long now, long offered) {
                        return started + offered * every;
                    }

                    @Override
                    public boolean isOver(long now, long offered) {
                        return offered == planned;
                    }
                })
                .untilAnswered();
    }

    /** Each connection sends the next call when its last one was answered. */
    Result asFastAsAccepted(int seconds) {
        var started = System.nanoTime();
        var end = started + SECONDS.toNanos(seconds);
        return new Run(started, new Schedule() {
                    @Override
                    public boolean isDue(long now, long offered) {
                        return now < end;
                    }

                    @Override
                    public long at(long now, long offered) {
                        return now;
                    }

                    @Override
                    public boolean isOver(long now, long offered) {
                        return now >= end;
                    }
                })
                .untilAnswered();
    }

    /** When the next call is to go out; all times in nanoseconds of this machine's clock. */
    private interface Schedule {

        boolean isDue(long now, long offered);

        long at(long now, long offered);

        boolean isOver(long now, long offered);
    }

    private final class Run {

        private final long started;
        private final Schedule schedule;
        private final Histogram answers = new Histogram(LONGEST_MICROS, 3);
        private final Deque<Connection> idle = new ArrayDeque<>();
        private long offered;
        private long accepted;
        private long errors;

        Run(long started, Schedule schedule) {
            this.started = started;
            this.schedule = schedule;
        }

        Result untilAnswered() {
            try (var selector = Selector.open()) {
                for (int i = 0; i < connections; i++) {
                    idle.add(Connection.open(to, selector));
                }
                loop(selector);
                var took = System.nanoTime() - started;
                for (var key : selector.keys()) {
                    key.channel().close();
                }
                return new Result(offered, accepted, errors, took / (double) SECONDS.toNanos(1), answers);
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be called".formatted(to), e);
            }
        }

        private void loop(Selector selector) throws IOException {
            var moved = System.nanoTime();
            var settled = 0L;
            while (!schedule.isOver(System.nanoTime(), offered) || settled < offered) {
                offerWhatIsDue();
                selector.select(this::ready, TICK_MILLIS);
                if (accepted + errors > settled) {
                    settled = accepted + errors;
                    moved = System.nanoTime();
                } else if (settled < offered && System.nanoTime() - moved > PATIENCE) {
                    errors = offered - accepted;
                    return;
                }
            }
        }

        private void offerWhatIsDue() {
            var now = System.nanoTime();
            while (!idle.isEmpty() && schedule.isDue(now, offered)) {
                offer(idle.remove(), now);
            }
        }

        private void offer(Connection connection, long now) {
            var due = schedule.at(now, offered++);
            try {
                connection.send(requests.apply(due), due);
            } catch (IOException e) {
                failed(connection);
            }
        }

        private void ready(SelectionKey key) {
            var connection = (Connection) key.attachment();
            try {
                if (key.isWritable()) {
                    connection.sendRest();
                }
                if (key.isReadable() && connection.hasAnswer()) {
                    answered(connection);
                }
            } catch (IOException e) {
                failed(connection);
            }
        }

        private void answered(Connection connection) {
            var now = System.nanoTime();
            if (connection.status() == ACCEPTED) {
                accepted++;
                answers.recordValue(Math.min(LONGEST_MICROS, NANOSECONDS.toMicros(now - connection.due())));
            } else {
                errors++;
            }
            if (schedule.isDue(now, offered)) {
                offer(connection, now);
            } else {
                idle.add(connection);
            }
        }

        private void failed(Connection connection) {
            errors++;
            try {
                idle.add(connection.again());
            } catch (IOException e) {
                throw new UncheckedIOException("%s can no longer be called".formatted(to), e);
            }
        }
    }

    /**
     * @param seconds from the first call sent to the last one answered
     * @param answers of those accepted, in microseconds
     */
    record Result(long offered, long accepted, long errors, double seconds, Histogram answers) {

        double acceptedPerSecond() {
            return accepted / seconds;
        }

        double millis(double percentile) {
            return answers.getValueAtPercentile(percentile) / 1_000.0;
        }
    }
}

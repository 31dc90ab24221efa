package io.muara.ingest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.ingest.setup.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The secrets of one account that are active now: one, or several while one is being changed. Each configured value is
 * either the secret itself or {@code file:} and the path of a file that holds one secret a line and is looked at again every
 * few seconds, so that a secret is changed without a restart. Safe for use by many threads.
 */
public final class Secrets {

    private static final Logger LOG = Logger.getLogger(Secrets.class);
    private static final String FILE = "file:";
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final String property;
    private final List<String> values;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile List<String> active;

    private Secrets(String property, List<String> values) {
        this.property = property;
        this.values = List.copyOf(values);
        try {
            this.active = read();
        } catch (IOException | InvalidPathException e) {
            throw new UnusableConfiguration(
                    "%s names a file that cannot be read: mount it, or set the secret itself".formatted(property));
        }
        if (active.isEmpty()) {
            throw new UnusableConfiguration("%s holds no secret: set one".formatted(property));
        }
    }

    /**
     * @param property its full name, for the message that says what is wrong
     * @throws UnusableConfiguration when there is no secret
     */
    public static Secrets of(String property, List<String> values) {
        return new Secrets(property, values);
    }

    /** Never empty. The very same list as before while nothing has changed. */
    public List<String> active() {
        var last = looked.get();
        var now = System.nanoTime();
        if (now - last > INTERVAL && looked.compareAndSet(last, now)) {
            look();
        }
        return active;
    }

    /** The one to sign or to log in with: the first. */
    public String current() {
        return active().getFirst();
    }

    private void look() {
        try {
            var now = read();
            if (!now.isEmpty() && !now.equals(active)) {
                active = now;
                LOG.infof("secrets changed property=%s active=%d", property, now.size());
            }
        } catch (IOException | InvalidPathException e) {
            LOG.warnf("secrets cannot be read again, the known ones stay property=%s", property);
        }
    }

    private List<String> read() throws IOException {
        var read = Stream.<String>builder();
        for (var value : values) {
            if (value.startsWith(FILE)) {
                Files.readAllLines(Path.of(value.substring(FILE.length())), UTF_8)
                        .forEach(read);
            } else {
                read.add(value);
            }
        }
        return read.build()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }
}

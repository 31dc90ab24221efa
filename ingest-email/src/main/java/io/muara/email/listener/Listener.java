package io.muara.email.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.muara.email.EmailConfig;
import io.muara.email.listener.Session.Tls;
import io.muara.ingest.cluster.Stopping;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens with the service. Every client has a virtual thread of its own, where waiting for it and for Kafka costs nothing. */
@Singleton
class Listener {

    private static final Logger LOG = Logger.getLogger(Listener.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(100);

    /** For all mails under way together, beside one of the largest. */
    private static final long ROOM = 16L * 1024 * 1024;

    private final ListenerConfig config;
    private final OurAddresses addresses;
    private final Connection.Place place;
    private final Semaphore connections;
    private final Peers peers;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Stopping stopping = new Stopping();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable ServerSocket listening;

    Listener(ListenerConfig config, EmailConfig email, Certificate certificate, Deliveries deliveries) {
        ListenerCheck.check(config);
        var maxSize = email.maxSize().asLongValue();
        this.config = config;
        this.addresses = new OurAddresses(email);
        this.place = new Connection.Place(
                config.protocol(), maxSize, config.mailTime(), certificate, new Room(ROOM + maxSize), deliveries);
        this.connections = new Semaphore(config.maxConnections());
        this.peers = new Peers(config.maxConnectionsPerAddress());
    }

    void start(@Observes StartupEvent event) {
        config.port().ifPresent(this::listen);
    }

    /** Those who are sending a mail may end it within the grace; nobody begins another. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (listening == null) {
            return;
        }
        stopping.request();
        close(listening);
        open.forEach(Connection::end);
        clients.shutdown();
        if (!clients.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            open.forEach(Connection::cut);
        }
    }

    private void listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(config.host(), port));
            listening = socket;
            Thread.ofVirtual().name("listener").start(() -> accept(socket));
            LOG.infof("listening for mail port=%d protocol=%s", port, config.protocol());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "muara.email.listener cannot listen at %s, port %d: free it or set another muara.email.listener.port"
                            .formatted(config.host(), port),
                    e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!stopping.requested()) {
            try {
                var client = socket.accept();
                clients.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException e) {
                LOG.debug("a client could not be accepted", e);
                stopping.within(AFTER_TROUBLE);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (!peers.enter(client.getInetAddress())) {
                refuse(client, "421 4.7.0 too many connections from your address, come again\r\n");
                return;
            }
            try {
                admit(client);
            } finally {
                peers.leave(client.getInetAddress());
            }
        } catch (IOException e) {
            LOG.debug("a client has hung up, or said nothing for too long", e);
        }
    }

    private void admit(Socket client) throws IOException {
        if (!connections.tryAcquire()) {
            refuse(client, "421 4.3.2 too many clients, come again\r\n");
            return;
        }
        try {
            talk(client);
        } finally {
            connections.release();
        }
    }

    private static void refuse(Socket client, String answer) throws IOException {
        client.getOutputStream().write(answer.getBytes(US_ASCII));
    }

    private void talk(Socket client) throws IOException {
        client.setSoTimeout(Math.toIntExact(config.silence().toMillis()));
        var connection = new Connection(client, session(), place);
        var last = config.sessionTime().plus(config.mailTime());
        open.add(connection);
        try (var _ = Deadline.in(config.sessionTime(), connection::overdue);
                var _ = Deadline.in(last, connection::close)) {
            if (stopping.requested()) {
                connection.end();
            }
            connection.talk();
        } finally {
            open.remove(connection);
        }
    }

    private Session session() {
        var offered = config.tlsRequired() ? Tls.REQUIRED : Tls.OFFERED;
        return new Session(
                place.protocol(),
                place.maxSize(),
                place.certificate().isThere() ? offered : Tls.NONE,
                addresses::account);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("the socket that mail came to was closed already", e);
        }
    }
}

package io.muara.ingest.fetching;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server of files on a real socket of this machine. It sends exactly what a test says, lies and halves included. */
final class FileServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String scheme;
    private final Answering answering;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private FileServer(ServerSocket listening, String scheme, Answering answering) {
        this.listening = listening;
        this.scheme = scheme;
        this.answering = answering;
    }

    static FileServer start(Answering answering) {
        return start(ServerSocketFactory.getDefault(), "http", answering);
    }

    /** @param sockets of a TLS context to speak https */
    static FileServer start(ServerSocketFactory sockets, String scheme, Answering answering) {
        try {
            var listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var server = new FileServer(listening, scheme, answering);
            Thread.startVirtualThread(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url(String path) {
        return url("localhost", path);
    }

    URI url(String host, String path) {
        return URI.create("%s://%s:%d%s".formatted(scheme, host, listening.getLocalPort(), path));
    }

    /** Every request so far, in the order they came. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    long requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void answer(OutputStream out, int status, Map<String, String> headers, byte[] body) throws IOException {
        var head = new StringBuilder("HTTP/1.1 %d Said\r\n".formatted(status));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
    }

    static void file(OutputStream out, String mediaType, byte[] body) throws IOException {
        answer(out, 200, Map.of("Content-Type", mediaType, "Content-Length", Integer.toString(body.length)), body);
    }

    static void status(OutputStream out, int status) throws IOException {
        answer(out, status, Map.of("Content-Length", "0"), new byte[0]);
    }

    static void redirect(OutputStream out, URI target) throws IOException {
        answer(out, 302, Map.of("Content-Length", "0", "Location", target.toString()), new byte[0]);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = read(socket);
            if (request != null) {
                requests.add(request);
                answering.answer(request, socket.getOutputStream());
            }
        } catch (IOException gone) {
            // Whoever asked has hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable Request read(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        var first = reader.readLine();
        if (first == null) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first.split(" ", 3)[1], headers);
    }

    /**
     * @param path with its query
     * @param headers by lower-case name
     */
    record Request(String path, Map<String, String> headers) {}

    @FunctionalInterface
    interface Answering {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }
}

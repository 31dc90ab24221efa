package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.protocol.UIDSet;

/** Stands before an IMAP server and hangs up whenever somebody asks for one certain mail. */
final class CuttingProxy implements AutoCloseable {

    private static final Pattern FETCH = Pattern.compile("\\S+ UID FETCH (\\S+) \\(UID BODY.*");

    private final ServerSocket listening;
    private final int server;
    private final long forbidden;

    private CuttingProxy(ServerSocket listening, int server, long forbidden) {
        this.listening = listening;
        this.server = server;
        this.forbidden = forbidden;
    }

    static CuttingProxy start(int server, long forbiddenUid) throws IOException {
        var proxy = new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, forbiddenUid);
        Thread.ofVirtual().start(proxy::listen);
        return proxy;
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            Thread.ofVirtual().start(() -> copy(upstream, client));
            for (var line = lines.readLine(); line != null && !isForbidden(line); line = lines.readLine()) {
                upstream.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
            }
        } catch (IOException hungUp) {
            // One of the two has gone, and so does the other.
        }
    }

    private boolean isForbidden(String line) {
        var fetch = FETCH.matcher(line);
        return fetch.matches()
                && Arrays.stream(UIDSet.parseUIDSets(fetch.group(1)))
                        .anyMatch(set -> set.start <= forbidden && forbidden <= set.end);
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException hungUp) {
            // One of the two has gone, and so does the other.
        }
    }
}

package io.muara.email.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Says what it is told to over a real socket, and reads answers when asked for them. */
public final class LmtpClient implements AutoCloseable {

    private Socket socket;
    private BufferedReader answers;

    public LmtpClient(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** @param from the address of this machine to call from */
    LmtpClient(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(60_000);
        answers = answers(socket);
    }

    /** After STARTTLS: believes whom the context believes. */
    public void secure(SSLContext context) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secured.startHandshake();
        socket = secured;
        answers = answers(secured);
    }

    private static BufferedReader answers(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /** Greets, and names a sender and recipients. */
    public static LmtpClient sendingTo(int port, String... recipients) throws IOException {
        var client = new LmtpClient(port);
        client.answer();
        client.ask("LHLO mx.example.org");
        client.ask("MAIL FROM:<sari@example.org>");
        for (var recipient : recipients) {
            client.ask("RCPT TO:<%s>".formatted(recipient));
        }
        client.ask("DATA");
        return client;
    }

    public void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    public String ask(String line) throws IOException {
        say(line + "\r\n");
        return answer();
    }

    /** The last line of the next answer. */
    public String answer() throws IOException {
        var line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        return line == null ? "" : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told to, or hangs up. */
final class ScriptedSmtp implements AutoCloseable {

    static final String HANG_UP = "";

    private static final Map<String, String> FRIENDLY = Map.of(
            "hello",
            "220 ready",
            "EHLO",
            "250 fine",
            "MAIL",
            "250 fine",
            "RCPT",
            "250 fine",
            "DATA",
            "354 go on",
            ".",
            "250 taken",
            "QUIT",
            "221 bye");

    private final ServerSocket listening;
    private final Map<String, String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedSmtp(ServerSocket listening, Map<String, String> answers) {
        this.listening = listening;
        this.answers = answers;
    }

    /** @param answers by command or whole line, instead of the friendly ones; a dot stands for the end of the mail */
    static ScriptedSmtp start(Map<String, String> answers) throws IOException {
        var smtp = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers);
        Thread.ofVirtual().start(smtp::listen);
        return smtp;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Every line that came in, of mails too. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try (var client = listening.accept();
                    var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
                converse(client, lines);
            } catch (IOException closed) {
                // The test is over, or the client has hung up.
            }
        }
    }

    private void converse(Socket client, BufferedReader lines) throws IOException {
        var going = answer(client, "hello");
        var writing = false;
        for (var line = lines.readLine(); going && line != null; line = going ? lines.readLine() : null) {
            heard.add(line);
            if (writing && !line.equals(".")) {
                continue;
            }
            writing = line.equals("DATA");
            going = answer(client, answers.containsKey(line) ? line : line.split("[ :]", 2)[0]);
        }
    }

    private boolean answer(Socket client, String command) throws IOException {
        var answer = answers.getOrDefault(command, FRIENDLY.getOrDefault(command, "250 fine"));
        if (answer.equals(HANG_UP)) {
            return false;
        }
        client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        return true;
    }
}

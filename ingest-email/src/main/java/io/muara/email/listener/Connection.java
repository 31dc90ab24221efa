package io.muara.email.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.muara.email.listener.Body.Outcome;
import io.muara.email.listener.ListenerConfig.Protocol;
import io.muara.email.listener.Session.Answer;
import io.muara.email.listener.Session.Envelope;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Talks to one client until one of both hangs up. A mail whose end was not seen, or not answered, is the client's to send again. */
final class Connection {

    private static final Logger LOG = Logger.getLogger(Connection.class);
    private static final String GOING = "421 4.3.2 the service is going down, come again";
    private static final String NOT_NOW = "451 4.3.0 it cannot be kept now, come again";

    private final Socket client;
    private final Lines lines;
    private final OutputStream out;
    private final Session session;
    private final Place place;
    private Phase phase = Phase.WORKS;
    private boolean ending;

    Connection(Socket client, Session session, Place place) throws IOException {
        this.client = client;
        this.lines = new Lines(client.getInputStream());
        this.out = new BufferedOutputStream(client.getOutputStream());
        this.session = session;
        this.place = place;
    }

    void talk() throws IOException {
        say("220 muara " + place.protocol());
        for (var going = true; going && !isEnding(); ) {
            flushUnlessMore();
            var answer = answer();
            say(answer.text());
            going = answer.next() != Answer.Next.HANG_UP;
            if (answer.next() == Answer.Next.READ_MAIL) {
                out.flush();
                take();
            }
        }
        if (isEnding()) {
            say(GOING);
        }
        out.flush();
    }

    /** From another thread: no further command is waited for, but a mail that is coming is taken. */
    synchronized void end() {
        ending = true;
        if (phase == Phase.WAITS) {
            hangUp();
        }
    }

    /** From another thread: a mail whose end has not come is not waited for either. */
    synchronized void cut() {
        if (phase != Phase.WORKS) {
            hangUp();
        }
    }

    /** Only while the connection's own thread waits for the client, and so writes nothing. */
    private void hangUp() {
        try (client) {
            say(GOING);
            out.flush();
        } catch (IOException e) {
            LOG.debug("a client has hung up before us", e);
        }
    }

    private synchronized boolean isEnding() {
        return ending;
    }

    private synchronized void enter(Phase next) {
        phase = next;
    }

    private Answer answer() throws IOException {
        try {
            return session.answer(command());
        } catch (Lines.CommandTooLong e) {
            return new Answer("500 5.5.2 the line is too long", Answer.Next.HANG_UP);
        }
    }

    private String command() throws IOException {
        enter(Phase.WAITS);
        try {
            return lines.command();
        } finally {
            enter(Phase.WORKS);
        }
    }

    private void take() throws IOException {
        try (var share = place.room().share()) {
            var body = new Body(place.maxSize(), share);
            receive(body);
            var answers = answers(body.end(), session.envelope());
            session.reset();
            for (var answer : place.protocol() == Protocol.LMTP ? answers : List.of(worst(answers))) {
                say(answer);
            }
        }
    }

    private void receive(Body body) throws IOException {
        enter(Phase.RECEIVES);
        try {
            lines.mail(body);
        } finally {
            enter(Phase.WORKS);
        }
    }

    private List<String> answers(Outcome outcome, Envelope envelope) {
        var recipients = envelope.recipients().size();
        return switch (outcome) {
            case Outcome.Whole(var raw) ->
                place.delivery().to(envelope, raw).stream()
                        .map(kept -> kept ? "250 2.0.0 kept" : NOT_NOW)
                        .toList();
            case Outcome.TooLarge(var most) ->
                Collections.nCopies(recipients, "552 5.3.4 at most %d bytes are taken".formatted(most));
            case Outcome.NoRoom() ->
                Collections.nCopies(recipients, "452 4.3.1 too many mails come at once, come again");
        };
    }

    /** By SMTP everybody gets it or the client sends it again, and who has it already is given the same message once more. */
    private static String worst(List<String> answers) {
        return answers.stream().max(Comparator.naturalOrder()).orElse(NOT_NOW);
    }

    private void say(String text) throws IOException {
        out.write((text + "\r\n").getBytes(US_ASCII));
    }

    /** Answers to commands that came together go together. */
    private void flushUnlessMore() throws IOException {
        if (!lines.hasMore()) {
            out.flush();
        }
    }

    /** What the connection's own thread is at. */
    private enum Phase {
        WAITS,
        RECEIVES,
        WORKS
    }

    /** What all connections share. */
    record Place(Protocol protocol, long maxSize, Room room, Delivery delivery) {}

    /** Keeps a mail for each recipient. */
    interface Delivery {
        /** @return for each recipient in the same order whether Kafka has acknowledged it */
        List<Boolean> to(Envelope envelope, byte[] raw);
    }
}

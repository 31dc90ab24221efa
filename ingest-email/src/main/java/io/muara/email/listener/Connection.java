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
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Talks to one client until one of both hangs up. A mail whose end was not seen, or not answered, is the client's to send again. */
final class Connection {

    private static final Logger LOG = Logger.getLogger(Connection.class);
    private static final String GOING = "421 4.3.2 the service is going down, come again";
    private static final String TOO_LONG = "421 4.4.2 this takes too long, come again";
    private static final String NOT_NOW = "451 4.3.0 it cannot be kept now, come again";

    /** Closed, also where the client reads nothing and a last word gets nowhere. */
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final Socket client;
    private final Session session;
    private final Place place;
    private Lines lines;
    private OutputStream out;
    private Phase phase = Phase.WORKS;
    private Optional<String> ending = Optional.empty();

    Connection(Socket client, Session session, Place place) throws IOException {
        this.client = client;
        this.lines = new Lines(client.getInputStream());
        this.out = new BufferedOutputStream(client.getOutputStream());
        this.session = session;
        this.place = place;
    }

    void talk() throws IOException {
        say("220 muara " + place.protocol());
        for (var going = true; going && ending().isEmpty(); ) {
            flushUnlessMore();
            var answer = answer();
            say(answer.text());
            going = answer.next() != Answer.Next.HANG_UP;
            if (answer.next() == Answer.Next.READ_MAIL) {
                out.flush();
                take();
            } else if (answer.next() == Answer.Next.START_TLS) {
                out.flush();
                secure();
            }
        }
        if (ending().isPresent()) {
            say(ending().get());
        }
        out.flush();
    }

    /** From another thread: the service goes down. No further command is waited for, but a mail that is coming is taken. */
    void end() {
        end(GOING);
    }

    /** The same for a client that has been here for too long. */
    void overdue() {
        end(TOO_LONG);
    }

    /** From another thread: a mail whose end has not come is not waited for either. */
    void cut() {
        cut(GOING);
    }

    /** From another thread, whatever this one is at. */
    void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("a client has hung up before us", e);
        }
    }

    private synchronized void end(String reason) {
        ending = Optional.of(reason);
        if (phase == Phase.WAITS) {
            hangUp(reason);
        }
    }

    private synchronized void cut(String reason) {
        if (phase != Phase.WORKS) {
            hangUp(reason);
        }
    }

    /** Only while the connection's own thread waits for the client, and so writes nothing. */
    private void hangUp(String reason) {
        try (client;
                var _ = Deadline.in(LAST_WORD, this::close)) {
            say(reason);
            out.flush();
        } catch (IOException e) {
            LOG.debug("a client has hung up before us", e);
        }
    }

    /** Commands that came in the clear behind STARTTLS lie in the old buffer, and nobody looks at them any more. */
    private void secure() throws IOException {
        var secured = place.certificate().secure(client);
        speakOver(secured);
        session.secured();
    }

    private synchronized void speakOver(Socket secured) throws IOException {
        lines = new Lines(secured.getInputStream());
        out = new BufferedOutputStream(secured.getOutputStream());
    }

    private synchronized Optional<String> ending() {
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
        try (var _ = Deadline.in(place.mailTime(), () -> cut(TOO_LONG))) {
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
    record Place(
            Protocol protocol,
            long maxSize,
            Duration mailTime,
            Certificate certificate,
            Room room,
            Delivery delivery) {}

    /** Keeps a mail for each recipient. */
    interface Delivery {
        /** @return for each recipient in the same order whether Kafka has acknowledged it */
        List<Boolean> to(Envelope envelope, byte[] raw);
    }
}

package io.muara.email.listener;

import io.muara.email.listener.ListenerConfig.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One conversation with a client: what was said so far, and what is answered to the next command. Does no I/O. */
final class Session {

    private static final Pattern SENDER =
            Pattern.compile("FROM: ?<([^<>\\p{Cntrl}]*)>(?: (.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RECIPIENT =
            Pattern.compile("TO: ?<([^<>\\p{Cntrl}]+)>(?: .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("(?:.* )?SIZE=(\\d{1,18})(?: .*)?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_RECIPIENTS = 100;

    private final Protocol protocol;
    private final long maxSize;
    private final Function<String, Optional<String>> accounts;
    private Tls tls;
    private final List<Recipient> recipients = new ArrayList<>();
    private Optional<String> sender = Optional.empty();
    private boolean greeted;

    /** @param accounts which of our accounts an address is, by the address in any case */
    Session(Protocol protocol, long maxSize, Tls tls, Function<String, Optional<String>> accounts) {
        this.protocol = protocol;
        this.maxSize = maxSize;
        this.tls = tls;
        this.accounts = accounts;
    }

    /** What was said in the clear is forgotten, for somebody on the way may have said it (RFC 3207, section 4.2). */
    void secured() {
        reset();
        greeted = false;
        tls = Tls.ON;
    }

    /** Of the mail that follows: with at least one recipient once a mail is to be read. */
    Envelope envelope() {
        return new Envelope(sender.orElse(""), recipients);
    }

    Answer answer(String line) {
        var space = line.indexOf(' ');
        var verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        var rest = space < 0 ? "" : line.substring(space + 1).strip();
        return switch (verb) {
            case "LHLO" -> protocol == Protocol.LMTP ? hello() : unknown();
            case "EHLO" -> protocol == Protocol.SMTP ? hello() : unknown();
            case "HELO" -> protocol == Protocol.SMTP ? helo() : unknown();
            case "MAIL" -> mail(rest);
            case "STARTTLS" -> startTls(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> data();
            case "RSET" -> reset();
            case "NOOP" -> Answer.of("250 2.0.0 fine");
            case "VRFY" -> Answer.of("252 2.1.5 send some mail, and see");
            case "QUIT" -> new Answer("221 2.0.0 bye", Answer.Next.HANG_UP);
            default -> unknown();
        };
    }

    /** Forgets the mail that was read, or is not to be. */
    Answer reset() {
        sender = Optional.empty();
        recipients.clear();
        return Answer.of("250 2.0.0 fine");
    }

    private Answer hello() {
        helo();
        return Answer.of(
                """
                250-muara
                250-PIPELINING
                250-ENHANCEDSTATUSCODES
                250-8BITMIME
                250-SMTPUTF8
                %s250 SIZE %d""".formatted(tls.isOffered() ? "250-STARTTLS\n" : "", maxSize).replace("\n", "\r\n"));
    }

    private Answer startTls(String rest) {
        if (tls == Tls.ON) {
            return Answer.of("503 5.5.1 it is encrypted already");
        }
        if (!tls.isOffered()) {
            return unknown();
        }
        return rest.isEmpty()
                ? new Answer("220 2.0.0 go on", Answer.Next.START_TLS)
                : Answer.of("501 5.5.4 nothing follows STARTTLS");
    }

    private Answer helo() {
        reset();
        greeted = true;
        return Answer.of("250 muara");
    }

    private Answer mail(String rest) {
        if (!greeted || sender.isPresent()) {
            return Answer.of("503 5.5.1 not now");
        }
        if (tls == Tls.REQUIRED) {
            return Answer.of("530 5.7.0 STARTTLS comes first");
        }
        var parsed = SENDER.matcher(rest);
        if (!parsed.matches()) {
            return Answer.of("501 5.5.4 MAIL FROM:<address> was expected");
        }
        var size = SIZE.matcher(Optional.ofNullable(parsed.group(2)).orElse(""));
        if (size.matches() && Long.parseLong(size.group(1)) > maxSize) {
            return Answer.of("552 5.3.4 at most %d bytes are taken".formatted(maxSize));
        }
        sender = Optional.of(parsed.group(1));
        return Answer.of("250 2.1.0 fine");
    }

    private Answer recipient(String rest) {
        if (sender.isEmpty()) {
            return Answer.of("503 5.5.1 MAIL FROM comes first");
        }
        var parsed = RECIPIENT.matcher(rest);
        if (!parsed.matches()) {
            return Answer.of("501 5.5.4 RCPT TO:<address> was expected");
        }
        if (recipients.size() == MOST_RECIPIENTS) {
            return Answer.of("452 4.5.3 so many recipients are taken at once, and no more");
        }
        var account = accounts.apply(parsed.group(1).toLowerCase(Locale.ROOT));
        if (account.isEmpty()) {
            return Answer.of("550 5.1.1 nobody here has this address");
        }
        recipients.add(new Recipient(parsed.group(1), account.get()));
        return Answer.of("250 2.1.5 fine");
    }

    private Answer data() {
        return recipients.isEmpty()
                ? Answer.of("503 5.5.1 a recipient comes first")
                : new Answer("354 go on, and end with a dot", Answer.Next.READ_MAIL);
    }

    private static Answer unknown() {
        return Answer.of("500 5.5.1 this is not known here");
    }

    /** @param sender empty for a bounce */
    record Envelope(String sender, List<Recipient> recipients) {

        Envelope {
            recipients = List.copyOf(recipients);
        }
    }

    /** @param account of ours that the address is */
    record Recipient(String address, String account) {}

    /** @param text one line or several, without the last end of line */
    record Answer(String text, Next next) {

        static Answer of(String text) {
            return new Answer(text, Next.GO_ON);
        }

        enum Next {
            GO_ON,
            READ_MAIL,
            START_TLS,
            HANG_UP
        }
    }

    /** Whether what is said can be read on its way. */
    enum Tls {
        NONE,
        OFFERED,
        REQUIRED,
        ON;

        boolean isOffered() {
            return this == OFFERED || this == REQUIRED;
        }
    }
}

package io.muara.email.outbound;

import io.muara.email.EmailConfig;
import io.muara.email.EmailConfig.Security;
import io.muara.email.login.Login;
import io.muara.email.report.Findings;
import io.muara.ingest.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The server that takes our replies. Every way it can answer, or not answer, is a {@link Delivery}. */
public final class SmtpServer {

    private static final String CONNECTING_MILLIS = "10000";
    /** Within a minute all in all, which is what a departure may take. */
    private static final String ANSWERING_MILLIS = "20000";

    private static final Duration BUSY = Duration.ofMinutes(1);
    private static final int NO_CODE = -1;
    /** Whom no server tells that a mail could not be delivered. */
    private static final String NOBODY = "<>";

    private final EmailConfig.Smtp smtp;
    private final Optional<Login> login;

    /** @param login absent for a server that takes our mail without */
    public SmtpServer(EmailConfig.Smtp smtp, Optional<Login> login) {
        this.smtp = smtp;
        this.login = login;
    }

    public interface Writing {
        Reply write(Session session) throws MessagingException;
    }

    /** @throws AddressException when the reply cannot be written because of an address in it */
    public Delivery send(Writing writing) throws AddressException {
        var session = Session.getInstance(settings());
        Reply reply;
        try {
            reply = writing.write(session);
            if (reply.isAutomatic() && smtp.emptySender().orElse(login.isEmpty()) && reply.getEnvelopeFrom() == null) {
                reply.setEnvelopeFrom(NOBODY);
            }
        } catch (AddressException e) {
            throw e;
        } catch (MessagingException e) {
            return new Delivery.Refused("the reply cannot be written as a mail: " + e.getMessage());
        }
        return weighed(session, reply);
    }

    /** Whatever speaks against it must show before anybody is asked. */
    private Delivery weighed(Session session, Reply reply) {
        var most = smtp.maxSize().asLongValue();
        long bytes;
        try {
            bytes = reply.weigh(most);
        } catch (Weight.TooMuch _) {
            return tooLarge(most);
        } catch (IOException | MessagingException e) {
            return new Delivery.Unavailable("the reply cannot be put together: " + firstLine(e));
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused("a file of the reply was never in our store: " + firstLine(e));
        }
        return send(session, reply, bytes);
    }

    private Delivery send(Session session, Reply reply, long bytes) {
        SMTPTransport transport;
        try {
            transport = connect(session);
        } catch (MessagingException e) {
            return new Delivery.Unavailable("the mail server cannot be used: " + firstLine(e));
        }
        try {
            if (bytes > most(transport)) {
                return tooLarge(most(transport));
            }
            transport.sendMessage(reply, reply.getAllRecipients());
            return new Delivery.Accepted(reply.messageId());
        } catch (MessagingException e) {
            if (refusesSender(e) && reply.giveUpBounceAddress()) {
                close(transport);
                return send(session, reply, bytes);
            }
            return outcome(e, reply.isHandedOver());
        } finally {
            close(transport);
        }
    }

    private static boolean refusesSender(MessagingException e) {
        return e instanceof SMTPSendFailedException refused
                && refused.getReturnCode() >= 500
                && refused.getCommand().startsWith("MAIL FROM");
    }

    /** What the server says it takes (RFC 1870), where it says so. */
    private static long most(SMTPTransport transport) {
        return Optional.ofNullable(transport.getExtensionParameter("SIZE"))
                .filter(size -> size.matches("0*[1-9][0-9]{0,17}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }

    private static Delivery tooLarge(long most) {
        return new Delivery.Refused("the mail is larger than the %d KB that may be sent: send fewer or smaller files"
                .formatted(most / 1024));
    }

    private static Delivery outcome(MessagingException e, boolean handedOver) {
        var answer = Answer.in(e);
        if (answer.code() >= 500) {
            return new Delivery.Refused(
                    "the mail server refused the reply: " + answer.text(), Findings.of(answer.text()));
        }
        if (answer.code() >= 400) {
            return new Delivery.Throttled(BUSY, "the mail server asks to wait: " + answer.text());
        }
        if (handedOver) {
            return new Delivery.Uncertain("the mail server did not say whether it took the reply");
        }
        return new Delivery.Unavailable("the mail server broke off before it took the reply: " + answer.text());
    }

    /** What the server said, which Angus hangs below a general exception. */
    private record Answer(int code, String text) {

        static Answer in(MessagingException e) {
            var code =
                    switch (e) {
                        case SMTPAddressFailedException refused -> refused.getReturnCode();
                        case SMTPSenderFailedException refused -> refused.getReturnCode();
                        case SMTPSendFailedException refused -> refused.getReturnCode();
                        default -> NO_CODE;
                    };
            var own = new Answer(code, firstLine(e));
            if (!(e.getNextException() instanceof MessagingException next)) {
                return own;
            }
            var below = in(next);
            return below.code() > code ? below : own;
        }
    }

    private SMTPTransport connect(Session session) throws MessagingException {
        var port = smtp.security().port(smtp.port(), 465, 587, 25);
        var url = new URLName("smtp", smtp.host(), port, null, null, null);
        var transport =
                smtp.security() == Security.TLS ? new SMTPSSLTransport(session, url) : new SMTPTransport(session, url);
        if (login.isEmpty()) {
            transport.connect(smtp.host(), port, null, null);
            return transport;
        }
        try {
            transport.connect(smtp.host(), port, login.get().user(), login.get().secret());
            return transport;
        } catch (AuthenticationFailedException e) {
            login.get().refused();
            throw e;
        }
    }

    /** What became of the mail is known by now; a goodbye that fails changes nothing. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // The server has hung up before us.
        }
    }

    private Properties settings() {
        var settings = new Properties();
        for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            settings.put(protocol + "connectiontimeout", CONNECTING_MILLIS);
            settings.put(protocol + "timeout", ANSWERING_MILLIS);
            settings.put(protocol + "writetimeout", ANSWERING_MILLIS);
            settings.put(protocol + "auth", Boolean.toString(login.isPresent()));
            settings.put(protocol + "starttls.enable", Boolean.toString(smtp.security() == Security.STARTTLS));
            settings.put(protocol + "starttls.required", Boolean.toString(smtp.security() == Security.STARTTLS));
            settings.put(protocol + "ssl.checkserveridentity", "true");
            settings.put(protocol + "quitwait", "false");
            login.ifPresent(user -> user.configure(settings, protocol));
        }
        return settings;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Sends real mail by real SMTP. */
final class MailSender {

    private final String server;
    private final String mailbox;

    /** @param server as {@code smtp://HOST:PORT} */
    MailSender(String server, String mailbox) {
        this.server = server;
        this.mailbox = mailbox;
    }

    /** Sends a plain mail and tells in one line what came of it. */
    String send(String from, String subject, String text) {
        try {
            var message = new MimeMessage(session());
            message.setFrom(strict(from));
            message.setRecipient(RecipientType.TO, strict(mailbox));
            message.setSubject(subject, UTF_8.name());
            message.setText(text, UTF_8.name());
            message.setSentDate(Date.from(Instant.now()));
            Transport.send(message);
            return "sent as %s".formatted(message.getMessageID());
        } catch (AddressException e) {
            throw new Refusal("'%s' is not a mail address.".formatted(from), e);
        } catch (MessagingException e) {
            throw new Refusal(
                    "%s did not take the mail (%s); is ./muara up running?".formatted(server, e.getMessage()), e);
        }
    }

    private Session session() {
        var uri = URI.create(server);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new Refusal("--to must look like smtp://HOST:PORT, but was '%s'.".formatted(server));
        }
        var settings = new Properties();
        settings.put("mail.smtp.host", uri.getHost());
        settings.put("mail.smtp.port", Integer.toString(uri.getPort()));
        settings.put("mail.smtp.connectiontimeout", "3000");
        settings.put("mail.smtp.timeout", "10000");
        settings.put("mail.smtp.writetimeout", "10000");
        return Session.getInstance(settings);
    }

    private static InternetAddress strict(String address) throws AddressException {
        return new InternetAddress(address, true);
    }
}

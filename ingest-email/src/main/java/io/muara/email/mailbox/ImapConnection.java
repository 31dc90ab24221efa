package io.muara.email.mailbox;

import io.muara.email.EmailConfig.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Connects and logs in. */
final class ImapConnection {

    private static final Duration CONNECTING = Duration.ofSeconds(15);
    private static final Duration ANSWERING = Duration.ofSeconds(60);

    private ImapConnection() {}

    static Store open(Mailbox mailbox) throws MessagingException {
        var imap = mailbox.imap();
        var login = mailbox.login();
        var port = imap.security().port(imap.port(), 993, 143, 143);
        var session = Session.getInstance(settings(mailbox));
        var url = new URLName("imap", imap.host(), port, null, login.user(), null);
        var store = imap.security() == Security.TLS ? new IMAPSSLStore(session, url) : new IMAPStore(session, url);
        try {
            store.connect(imap.host(), port, login.user(), login.secret());
            return store;
        } catch (AuthenticationFailedException e) {
            login.refused();
            throw e;
        }
    }

    private static Properties settings(Mailbox mailbox) {
        var poll = mailbox.limits().poll();
        var answering = poll.compareTo(ANSWERING) > 0 ? poll.plus(ANSWERING) : ANSWERING;
        var security = mailbox.imap().security();
        var settings = new Properties();
        for (var protocol : List.of("mail.imap.", "mail.imaps.")) {
            // Without these a dead server would hold a reader for ever.
            settings.put(protocol + "connectiontimeout", Long.toString(CONNECTING.toMillis()));
            settings.put(protocol + "timeout", Long.toString(answering.toMillis()));
            settings.put(protocol + "writetimeout", Long.toString(ANSWERING.toMillis()));
            settings.put(protocol + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
            settings.put(protocol + "starttls.required", Boolean.toString(security == Security.STARTTLS));
            settings.put(protocol + "ssl.checkserveridentity", "true");
            mailbox.login().configure(settings, protocol);
        }
        return settings;
    }
}

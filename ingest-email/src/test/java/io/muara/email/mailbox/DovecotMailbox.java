package io.muara.email.mailbox;

import io.muara.testkit.Dovecot;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.ResyncData;

/**
 * A server that production has, too, and a mailbox on it.
 *
 * @param mailbox of an account of its own, so that tests share a Kafka but no mails
 */
record DovecotMailbox(Dovecot server, Mailbox mailbox, Arrivals arrivals) implements AutoCloseable {

    static final String LOGIN = "support@muara.local";
    static final String PASSWORD = "secret";

    static DovecotMailbox start(MailKafka kafka) {
        return start(kafka, Optional.empty());
    }

    /** @param introspection where the server asks whether an access token is good */
    static DovecotMailbox start(MailKafka kafka, Optional<URI> introspection) {
        return on(Dovecot.startTemporary(Map.of(LOGIN, PASSWORD), introspection), kafka);
    }

    /** @param capabilities all that the server says it can do */
    static DovecotMailbox start(MailKafka kafka, String capabilities) {
        return on(Dovecot.startTemporary(Map.of(LOGIN, PASSWORD), capabilities), kafka);
    }

    private static DovecotMailbox on(Dovecot server, MailKafka kafka) {
        var mailbox = Replica.mailbox("a" + UUID.randomUUID(), server.imapPort(), LOGIN, PASSWORD);
        return new DovecotMailbox(server, mailbox, new Arrivals(kafka.kafka(), mailbox.account()));
    }

    void deliver(String... subjects) {
        Stream.of(subjects).forEach(subject -> server.deliver(LOGIN, Mails.about(subject)));
    }

    /** As another client does it: Dovecot tells everybody of its changes with MODSEQ, because it switches CONDSTORE on. */
    void asSomebodyElse(Change change) throws MessagingException {
        try (var store = new IMAPStore(Session.getInstance(new Properties()), null)) {
            store.connect("localhost", server.imapPort(), LOGIN, PASSWORD);
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE, ResyncData.CONDSTORE);
            change.make(inbox);
            inbox.close(false);
        }
    }

    @FunctionalInterface
    interface Change {
        void make(Folder inbox) throws MessagingException;
    }

    @Override
    public void close() {
        arrivals.close();
        server.close();
    }
}

package io.muara.email.mailbox;

import io.muara.email.EmailConfig;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.jboss.logging.Logger;

/** What is done with mails that are safe on Kafka, for the people who also look into the mailbox. Never deletes any. */
final class Done {

    private static final Logger LOG = Logger.getLogger(Done.class);
    private static final Map<String, String> SYSTEM_FLAGS =
            Map.of("seen", "\\Seen", "flagged", "\\Flagged", "answered", "\\Answered");

    private final Optional<String> flag;
    private final Optional<String> moveTo;

    Done(EmailConfig.Done configured) {
        this.flag = configured.flag().map(name -> SYSTEM_FLAGS.getOrDefault(name, name));
        this.moveTo = configured.moveTo();
    }

    boolean changesNothing() {
        return flag.isEmpty() && moveTo.isEmpty();
    }

    /** @throws MessagingException when the server could never do it */
    void prepare(IMAPFolder folder) throws MessagingException {
        if (moveTo.isEmpty()) {
            return;
        }
        // Copying and deleting instead could lose a mail between the two.
        if (!ImapFolder.knows(folder, "MOVE")) {
            throw new MessagingException("the server cannot move mails (RFC 6851): unset imap.done.move-to");
        }
        var target = folder.getStore().getFolder(moveTo.get());
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("the folder of imap.done.move-to cannot be made on the server");
        }
    }

    /**
     * The mails are safe already, so that a failure is no reason to stop reading.
     *
     * @param uids as IMAP writes them
     */
    void to(IMAPFolder folder, String uids) {
        try {
            if (flag.isPresent()) {
                folder.doCommand(protocol -> ImapFolder.answer(
                        protocol, "UID STORE %s +FLAGS.SILENT (%s)".formatted(uids, flag.get()), null));
            }
            if (moveTo.isPresent()) {
                var target = new Argument();
                target.writeString(BASE64MailboxEncoder.encode(moveTo.get()));
                folder.doCommand(protocol -> ImapFolder.answer(protocol, "UID MOVE " + uids, target));
            }
        } catch (MessagingException e) {
            LOG.warnf("mails were taken but not flagged or moved folder=%s reason=%s", folder.getFullName(), e);
        }
    }
}

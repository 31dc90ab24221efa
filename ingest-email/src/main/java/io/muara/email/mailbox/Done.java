package io.muara.email.mailbox;

import io.muara.email.EmailConfig;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.jboss.logging.Logger;

/**
 * What is done with mails that are safe on Kafka, for the people who also look into the mailbox. Never deletes any, except those of
 * which it has just put a copy where they were to be moved, on servers that know no other way.
 */
final class Done {

    private static final Logger LOG = Logger.getLogger(Done.class);
    private static final Map<String, String> SYSTEM_FLAGS =
            Map.of("seen", "\\Seen", "flagged", "\\Flagged", "answered", "\\Answered");

    /** Which mails were copied, by the UIDs they have in the folder they were copied from (RFC 4315, section 3). */
    private static final Pattern COPIED =
            Pattern.compile("\\[COPYUID \\d+ ([\\d:,]+) [\\d:,]+]", Pattern.CASE_INSENSITIVE);

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
        // Without the second, deleting one mail means deleting whatever else somebody has marked as deleted.
        if (!ImapFolder.knows(folder, "MOVE") && !ImapFolder.knows(folder, "UIDPLUS")) {
            throw new MessagingException(
                    "the server can neither move mails (RFC 6851) nor delete single ones (RFC 4315): unset imap.done.move-to");
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
                move(folder, uids, BASE64MailboxEncoder.encode(moveTo.get()));
            }
        } catch (MessagingException e) {
            LOG.warnf("mails were taken but not flagged or moved folder=%s reason=%s", folder.getFullName(), e);
        }
    }

    private static void move(IMAPFolder folder, String uids, String to) throws MessagingException {
        var target = new Argument();
        target.writeString(to);
        if (ImapFolder.knows(folder, "MOVE")) {
            folder.doCommand(protocol -> ImapFolder.answer(protocol, "UID MOVE " + uids, target));
            return;
        }
        var told = (Response[]) folder.doCommand(protocol -> ImapFolder.answer(protocol, "UID COPY " + uids, target));
        var copied = Arrays.stream(told)
                .map(response -> COPIED.matcher(response.toString()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new MessagingException("the server does not tell which mails it has copied"));
        folder.doCommand(protocol ->
                ImapFolder.answer(protocol, "UID STORE %s +FLAGS.SILENT (\\Deleted)".formatted(copied), null));
        folder.doCommand(protocol -> ImapFolder.answer(protocol, "UID EXPUNGE " + copied, null));
    }
}

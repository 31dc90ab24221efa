package io.muara.email.mailbox;

import io.muara.email.Intake;
import io.muara.email.mailbox.ImapFolder.Listed;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Reads one mailbox until it is told to stop. Whatever fails, it lets go of server and journal and begins anew: what was
 * acknowledged is in the cursor, and everything else is still on the server.
 */
final class MailboxReader implements Runnable {

    /** Mails whose size is asked for with one command. */
    private static final int LISTED_TOGETHER = 2_000;

    private final Mailbox mailbox;
    private final Cluster cluster;
    private final BatchReading reading;
    private final MailboxState state;
    private final Stopping stopping = new Stopping();
    private final Suspicion suspicion = new Suspicion();
    private int attempt;

    MailboxReader(Mailbox mailbox, Cluster cluster, Intake intake, MailboxState state) {
        this.mailbox = mailbox;
        this.cluster = cluster;
        this.reading = new BatchReading(mailbox, intake);
        this.state = state;
    }

    /** To be followed by an interrupt, which ends what waits for the network. */
    void stop() {
        stopping.request();
    }

    @Override
    public void run() {
        while (!stopping.requested()) {
            try (var journal = MailboxJournal.open(cluster, mailbox);
                    var folder = ImapFolder.open(mailbox)) {
                read(folder, journal);
            } catch (MessagingException | ExecutionException | TimeoutException | RuntimeException e) {
                failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void failed(Exception e) {
        if (stopping.requested()) {
            return;
        }
        state.down(e);
        attempt++;
        stopping.within(mailbox.limits().afterTrouble().after(attempt));
    }

    private void read(ImapFolder folder, MailboxJournal journal)
            throws MessagingException, InterruptedException, ExecutionException, TimeoutException {
        var cursor = journal.cursor().in(folder.uidValidity(), folder.nextUid());
        while (!stopping.requested()) {
            cursor = drain(folder, journal, cursor);
            state.up();
            attempt = 0;
            folder.await(mailbox.limits().poll(), stopping);
        }
    }

    /** Hands over all that is new now. */
    Cursor drain(ImapFolder folder, MailboxJournal journal, Cursor from)
            throws MessagingException, InterruptedException, ExecutionException {
        var uids = folder.uidsAfter(from.lastUid());
        try (var publishing = new Publishing(journal, reading, from)) {
            for (var start = 0; start < uids.size() && !stopping.requested(); start += LISTED_TOGETHER) {
                var end = Math.min(uids.size(), start + LISTED_TOGETHER);
                publish(folder, folder.list(uids.subList(start, end)), publishing);
            }
            settle(folder, publishing);
            return publishing.cursor();
        }
    }

    private void publish(ImapFolder folder, List<Listed> mails, Publishing publishing)
            throws MessagingException, InterruptedException, ExecutionException {
        for (var batch : Batch.of(mails, mailbox.limits().batch(), suspicion)) {
            if (stopping.requested()) {
                return;
            }
            if (!publishing.hasRoomFor(batch)) {
                settle(folder, publishing);
            }
            var raw = fetch(folder, batch);
            settle(folder, publishing);
            publishing.begin(batch, raw);
        }
    }

    private void settle(ImapFolder folder, Publishing publishing)
            throws MessagingException, InterruptedException, ExecutionException {
        var taken = publishing.settle();
        if (!taken.isEmpty()) {
            attempt = 0;
            folder.done(taken);
        }
    }

    private Map<Long, byte[]> fetch(ImapFolder folder, Batch batch) throws MessagingException {
        var uids = batch.mails().stream()
                .filter(mail -> mail.size() <= mailbox.limits().maxSize())
                .map(Listed::uid)
                .filter(uid -> !suspicion.isGivenUp(uid))
                .toList();
        if (uids.isEmpty()) {
            return Map.of();
        }
        try {
            return folder.fetch(uids);
        } catch (MessagingException | RuntimeException e) {
            suspicion.rise(uids);
            throw e;
        }
    }
}

package io.muara.email.mailbox;

import io.muara.email.mailbox.ImapFolder.Listed;
import io.muara.ingest.cluster.Backoff;
import io.muara.ingest.cluster.Cluster;
import io.muara.ingest.cluster.Stopping;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mailbox until it is told to stop. Whatever fails, it lets go of server and journal and begins anew: what was
 * acknowledged is in the cursor, and everything else is still on the server.
 */
final class MailboxReader implements Runnable {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), Math::random);
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final Mailbox mailbox;
    private final Cluster cluster;
    private final Intake intake;
    private final MailboxState state;
    private final Stopping stopping = new Stopping();
    private final Suspicion suspicion = new Suspicion();
    private int attempt;

    MailboxReader(Mailbox mailbox, Cluster cluster, Intake intake, MailboxState state) {
        this.mailbox = mailbox;
        this.cluster = cluster;
        this.intake = intake;
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
        stopping.within(BACKOFF.after(attempt));
    }

    private void read(ImapFolder folder, MailboxJournal journal)
            throws MessagingException, InterruptedException, ExecutionException, TimeoutException {
        var cursor = journal.cursor().in(folder.uidValidity());
        while (!stopping.requested()) {
            cursor = drain(folder, journal, cursor);
            state.up();
            attempt = 0;
            folder.await(mailbox.limits().poll(), stopping);
        }
    }

    private Cursor drain(ImapFolder folder, MailboxJournal journal, Cursor from) throws MessagingException {
        var uids = folder.uidsAfter(from.lastUid());
        var cursor = from;
        for (var start = 0;
                start < uids.size() && !stopping.requested();
                start += mailbox.limits().batch()) {
            var end = Math.min(uids.size(), start + mailbox.limits().batch());
            for (var batch : batches(folder.list(uids.subList(start, end)))) {
                var moved = cursor.movedTo(batch.getLast().uid());
                journal.write(records(folder, batch, cursor.uidValidity()), moved);
                cursor = moved;
                attempt = 0;
            }
        }
        return cursor;
    }

    /** So many mails together as their bytes fit into memory; each alone while one of them is under suspicion. */
    private List<List<Listed>> batches(List<Listed> mails) {
        var batches = new ArrayList<List<Listed>>();
        var bytes = 0L;
        for (var mail : mails) {
            bytes += mail.size();
            if (batches.isEmpty() || bytes > MOST_BYTES || suspicion.concerns(mail.uid())) {
                batches.add(new ArrayList<>());
                bytes = mail.size();
            }
            batches.getLast().add(mail);
        }
        return batches;
    }

    private List<ProducerRecord<String, byte[]>> records(ImapFolder folder, List<Listed> batch, long validity)
            throws MessagingException {
        var wanted = batch.stream()
                .filter(mail -> mail.size() <= mailbox.limits().maxSize())
                .map(Listed::uid)
                .filter(uid -> !suspicion.isGivenUp(uid))
                .toList();
        var raw = fetch(folder, wanted);
        return batch.stream()
                .map(mail -> record(mail, raw.get(mail.uid()), validity))
                .toList();
    }

    private Map<Long, byte[]> fetch(ImapFolder folder, List<Long> uids) throws MessagingException {
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

    private ProducerRecord<String, byte[]> record(Listed mail, byte @Nullable [] raw, long validity) {
        if (raw != null) {
            return intake.read(raw, mail.arrivedAt());
        }
        var place = "%s;UIDVALIDITY=%d;UID=%d".formatted(mailbox.key(), validity, mail.uid());
        if (mail.size() > mailbox.limits().maxSize()) {
            return intake.unfetched(
                    place, "the mail has %d bytes, more than muara.email.max-size".formatted(mail.size()));
        }
        return intake.unfetched(place, "the server does not give this mail");
    }
}

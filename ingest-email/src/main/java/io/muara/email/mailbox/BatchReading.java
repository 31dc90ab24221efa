package io.muara.email.mailbox;

import io.muara.email.Intake;
import io.muara.email.mailbox.ImapFolder.Listed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the mails of a batch side by side and gives their records in their order: one for each, fetched or not. */
final class BatchReading {

    private final Mailbox mailbox;
    private final Intake intake;

    BatchReading(Mailbox mailbox, Intake intake) {
        this.mailbox = mailbox;
        this.intake = intake;
    }

    /**
     * Starts at once and waits only when asked for the records.
     *
     * @param raw what the server gave, by UID
     * @param validity the numbering that UIDs are meant in
     */
    Supplier<List<ProducerRecord<String, byte[]>>> read(
            Batch batch, Map<Long, byte[]> raw, long validity, ExecutorService workers) {
        var reading = batch.mails().stream()
                .map(mail -> workers.submit(() -> record(mail, raw.get(mail.uid()), validity)))
                .toList();
        return () -> reading.stream().map(BatchReading::result).toList();
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

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mail could not be taken in", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mails were read", e);
        }
    }
}

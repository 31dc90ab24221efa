package io.muara.email.mailbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one batch in the background while whoever began it fetches the next. Batches are written one after the
 * other, and what is left when one fails is not written at all. For one thread.
 */
final class Publishing implements AutoCloseable {

    private final MailboxJournal journal;
    private final BatchReading reading;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Cursor cursor;
    private @Nullable UnderWay underWay;

    Publishing(MailboxJournal journal, BatchReading reading, Cursor from) {
        this.journal = journal;
        this.reading = reading;
        this.cursor = from;
    }

    /** Where the acknowledged mails end. */
    Cursor cursor() {
        return cursor;
    }

    /** Whether so many bytes more may be in memory before the batch under way is settled. */
    boolean hasRoomFor(Batch batch) {
        return underWay == null || underWay.batch().bytes() + batch.bytes() <= 2 * Batch.MOST_BYTES;
    }

    /** To be called when all before it is settled. */
    void begin(Batch batch, Map<Long, byte[]> raw) {
        var moved = cursor.movedTo(batch.lastUid());
        var records = reading.read(batch, raw, cursor.uidValidity(), workers);
        var writing = workers.submit(() -> journal.write(records.get(), moved));
        underWay = new UnderWay(batch, List.copyOf(raw.keySet()), moved, writing);
    }

    /**
     * Returns when the batch under way is acknowledged.
     *
     * @return the UIDs of its mails that we have
     */
    List<Long> settle() throws InterruptedException, ExecutionException {
        if (underWay == null) {
            return List.of();
        }
        var settled = underWay;
        underWay = null;
        settled.writing().get();
        cursor = settled.moved();
        return settled.fetched();
    }

    /** Waits for a batch under way, whatever becomes of it; an interrupt is passed on to it. */
    @Override
    public void close() {
        workers.close();
    }

    private record UnderWay(Batch batch, List<Long> fetched, Cursor moved, Future<?> writing) {}
}

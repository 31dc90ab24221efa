package io.muara.email.mailbox;

import io.muara.email.mailbox.ImapFolder.Listed;
import java.util.ArrayList;
import java.util.List;

/** Mails that are fetched with one command and acknowledged together. Never empty. */
record Batch(List<Listed> mails) {

    /** Two of them are in memory at once, with all that becomes of their mails. */
    static final long MOST_BYTES = 4L * 1024 * 1024;

    Batch {
        mails = List.copyOf(mails);
    }

    /** In the same order: so many mails together as may be, each alone while one of them is under suspicion. */
    static List<Batch> of(List<Listed> mails, int most, Suspicion suspicion) {
        var batches = new ArrayList<Batch>();
        var next = new ArrayList<Listed>();
        var bytes = 0L;
        for (var mail : mails) {
            bytes += mail.size();
            if (!next.isEmpty() && (next.size() == most || bytes > MOST_BYTES || suspicion.concerns(mail.uid()))) {
                batches.add(new Batch(next));
                next.clear();
                bytes = mail.size();
            }
            next.add(mail);
        }
        if (!next.isEmpty()) {
            batches.add(new Batch(next));
        }
        return batches;
    }

    long bytes() {
        return mails.stream().mapToLong(Listed::size).sum();
    }

    long lastUid() {
        return mails.getLast().uid();
    }
}

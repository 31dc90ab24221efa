package io.muara.email.mailbox;

import java.time.Duration;
import org.jboss.logging.Logger;

/** A reader at work. */
final class RunningReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RunningReader.class);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Mailbox mailbox;
    private final MailboxReader reader;
    private final MailboxState state;
    private final Thread thread;

    private RunningReader(Mailbox mailbox, MailboxReader reader, MailboxState state, Thread thread) {
        this.mailbox = mailbox;
        this.reader = reader;
        this.state = state;
        this.thread = thread;
    }

    /** On a virtual thread, because only there does an interrupt end a read from the network. */
    static RunningReader start(Mailbox mailbox, MailboxReader reader, MailboxState state) {
        LOG.infof("mailbox is ours account=%s folder=%s", mailbox.account(), mailbox.folder());
        var thread = Thread.ofVirtual().name("mailbox-" + mailbox.key()).start(reader);
        return new RunningReader(mailbox, reader, state, thread);
    }

    void stop() {
        reader.stop();
    }

    /** A batch under way gets the chance to be committed. One that is not over in time is shut out by the next owner. */
    @Override
    public void close() {
        stop();
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(LONGEST);
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted while a reader stopped", e);
            Thread.currentThread().interrupt();
        }
        state.handedOver();
        LOG.infof("mailbox is given up account=%s folder=%s", mailbox.account(), mailbox.folder());
    }
}

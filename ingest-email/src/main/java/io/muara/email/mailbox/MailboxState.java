package io.muara.email.mailbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Whether a mailbox can be read, for the gauge and for one line of log at each change. */
final class MailboxState {

    private static final Logger LOG = Logger.getLogger(MailboxState.class);
    private static final int UNKNOWN = -1;
    private static final int DOWN = 0;
    private static final int UP = 1;

    private final Mailbox mailbox;
    private final AtomicInteger state = new AtomicInteger(UNKNOWN);
    private final Gauge gauge;
    private final MeterRegistry meters;

    MailboxState(Mailbox mailbox, MeterRegistry meters) {
        this.mailbox = mailbox;
        this.meters = meters;
        this.gauge = Gauge.builder("muara.mailbox.up", state, value -> Math.max(DOWN, value.get()))
                .tag("account", mailbox.account())
                .tag("folder", mailbox.folder())
                .register(meters);
    }

    void up() {
        if (state.getAndSet(UP) != UP) {
            LOG.infof("mailbox is read account=%s folder=%s", mailbox.account(), mailbox.folder());
        }
    }

    void down(Exception reason) {
        if (state.getAndSet(DOWN) != DOWN) {
            LOG.warnf(
                    "mailbox cannot be read, trying on account=%s folder=%s reason=%s",
                    mailbox.account(), mailbox.folder(), reason);
        }
    }

    /** Another replica reads it now and tells of it. */
    void handedOver() {
        meters.remove(gauge);
    }
}

package io.muara.email.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Quarantined;
import io.muara.email.EmailChannel;
import io.muara.email.Intake;
import io.muara.email.Ours;
import io.muara.ingest.attachments.AttachmentStore;
import io.muara.ingest.quarantine.Rereading;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads quarantined mails again. When the server received them is not known any more; a mail without a date has ours. */
@Singleton
class MailRereading implements Rereading {

    private final AttachmentStore store;
    private final MeterRegistry meters;
    private final Ours ours;

    MailRereading(AttachmentStore store, MeterRegistry meters, Ours ours) {
        this.ours = ours;
        this.store = store;
        this.meters = meters;
    }

    @Override
    public boolean reads(ChannelId channel) {
        return channel.equals(EmailChannel.ID);
    }

    @Override
    public Reread read(Quarantined entry, byte[] bytes) {
        var received = Clock.fixed(entry.receivedAt(), ZoneOffset.UTC);
        var intake = new Intake(entry.account(), ours, store, meters, received);
        return new Reread(List.of(intake.read(bytes, Optional.empty())), 0);
    }
}

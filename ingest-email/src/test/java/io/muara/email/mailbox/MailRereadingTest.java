package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.ChannelId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.email.EmailChannel;
import io.muara.email.Intake;
import io.muara.email.Ours;
import io.muara.ingest.attachments.DirectoryAttachments;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailRereadingTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T02:00:00Z");
    private static final byte[] MAIL =
            "From: Sari <sari@example.org>\r\nMessage-ID: <1@example.org>\r\n\r\nHalo.\r\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void a_mail_that_can_be_read_now_becomes_what_it_would_have_been() {
        var reread = rereading().read(quarantined(), MAIL);

        var first = intake().read(MAIL, Optional.empty());
        assertThat(reread.records()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.INBOUND);
            assertThat(record.key()).isEqualTo(first.key());
            assertThat(Wire.read(record.value(), InboundMessage.class))
                    .isEqualTo(Wire.read(first.value(), InboundMessage.class));
        });
    }

    @Test
    void only_mail_is_read_here() {
        assertThat(rereading().reads(EmailChannel.ID)).isTrue();
        assertThat(rereading().reads(new ChannelId("whatsapp"))).isFalse();
    }

    private MailRereading rereading() {
        return new MailRereading(new DirectoryAttachments(folder), new SimpleMeterRegistry(), Ours.UNKNOWN);
    }

    private Intake intake() {
        return new Intake(
                "support",
                Ours.UNKNOWN,
                new DirectoryAttachments(folder),
                new SimpleMeterRegistry(),
                Clock.fixed(RECEIVED, ZoneOffset.UTC));
    }

    private static Quarantined quarantined() {
        return new Quarantined(
                MessageId.of(EmailChannel.ID, "support", "hash", "quarantine"),
                EmailChannel.ID,
                "support",
                "message/rfc822",
                Optional.empty(),
                Optional.of("sha256-" + "0".repeat(64)),
                "a header that nobody could read then",
                RECEIVED);
    }
}

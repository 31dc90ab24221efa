package io.muara.email;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.email.webhook.MailWebhooks;
import io.muara.ingest.Arrived;
import io.muara.ingest.Delivery;
import io.muara.ingest.PolledChannel;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Mail: polled over IMAP, handed over by LMTP or by a provider's call, answered over SMTP. */
@Singleton
public class EmailChannel implements PolledChannel, WebhookChannel {

    public static final ChannelId ID = new ChannelId("email");

    private final EmailConfig config;
    private final MailWebhooks webhooks;
    private final CalledMail calledMail;
    private final SentMail sentMail;

    EmailChannel(EmailConfig config, MailWebhooks webhooks, CalledMail calledMail, SentMail sentMail) {
        this.config = config;
        this.webhooks = webhooks;
        this.calledMail = calledMail;
        this.sentMail = sentMail;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ATTACHMENTS);
    }

    @Override
    public Set<String> topics() {
        return webhooks.haveTokens() ? Set.of(Topics.MAIL_CURSORS, Topics.MAIL_TOKENS) : Set.of(Topics.MAIL_CURSORS);
    }

    @Override
    public Proof verify(WebhookCall call) {
        return webhooks.verify(call);
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        return List.of(calledMail.read(call));
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public int largestBody() {
        return Math.toIntExact(config.maxSize().asLongValue());
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return sentMail.send(message);
    }
}

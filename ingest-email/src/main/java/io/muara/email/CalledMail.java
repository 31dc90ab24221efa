package io.muara.email;

import io.muara.email.webhook.MailWebhooks;
import io.muara.email.webhook.ProvidedMail;
import io.muara.ingest.Arrived;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.attachments.AttachmentStore;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.UnreadableElement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a provider called us with, and whatever raw mail was put aside, whichever way it came. Blocks. */
@Singleton
class CalledMail {

    private static final String RAW = "message/rfc822";

    private final MailWebhooks webhooks;
    private final AttachmentStore store;
    private final Ours ours;

    /** No mail that a provider took has passed our own server, and anybody can write results in its name. */
    private final Ours withoutServer;

    CalledMail(MailWebhooks webhooks, Ours ours, AttachmentStore store) {
        this.webhooks = webhooks;
        this.store = store;
        this.ours = ours;
        this.withoutServer = ours.withoutServer();
    }

    Arrived read(WebhookCall call) {
        var mediaType = call.header("content-type").orElse("application/octet-stream");
        try {
            if (mediaType.toLowerCase(Locale.ROOT).startsWith(RAW)) {
                return read(call, mediaType, new ProvidedMail(call.body(), List.of()), ours);
            }
            return read(call, mediaType, webhooks.mail(call), withoutServer);
        } catch (UnreadableElement e) {
            return new Aside(EmailChannel.ID, call.account()).of(mediaType, call.body(), e.reason());
        }
    }

    private Arrived read(WebhookCall call, String mediaType, ProvidedMail mail, Ours judges) {
        var mails = new InboundMail(call.account(), judges, bytes -> Optional.of(store.keep(bytes)));
        var fetched = new FetchedMail(mail.raw(), Optional.empty(), call.receivedAt(), mail.checks());
        return switch (mails.read(fetched)) {
            case MailOutcome.Message(var message) -> new Arrived.Message(message);
            case MailOutcome.Report(var report) -> new Arrived.Report(report);
            case MailOutcome.Quarantine(var quarantined) ->
                new Arrived.Unreadable(quarantined.id(), call.account(), mediaType, call.body(), quarantined.reason());
        };
    }
}

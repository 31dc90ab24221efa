package io.muara.email.webhook;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.reading.UnreadableElement;

/** How one provider calls us with mail for one account. */
interface MailProvider {

    Proof verify(WebhookCall call);

    /**
     * The mail, with what the provider knows of its envelope above it and of its sender beside it.
     *
     * @throws UnreadableElement when the call holds none
     */
    ProvidedMail mail(WebhookCall call);
}

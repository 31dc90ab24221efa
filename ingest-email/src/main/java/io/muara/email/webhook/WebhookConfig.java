package io.muara.email.webhook;

import java.util.List;
import java.util.Optional;

/** One account's mail as a provider calls us with it, at {@code /webhooks/email/<account>}. */
public interface WebhookConfig {

    Provider provider();

    /**
     * Mailgun's HTTP webhook signing key, or the public key of SendGrid's security policy; several while one is being changed. Each
     * is the key itself or {@code file:} and a path.
     */
    Optional<List<String>> signingKeys();

    /**
     * What stands in the address that was given to the provider, as in {@code https://muara:PASSWORD@hooks.example.co.id/…}; several
     * while one is being changed. Postmark signs nothing, and SendGrid only if asked to.
     */
    Optional<List<String>> passwords();

    enum Provider {
        MAILGUN,
        POSTMARK,
        SENDGRID
    }
}

/**
 * Takes mail from providers that call us with it. Start at {@link io.muara.email.webhook.MailWebhooks}. What they took apart is put
 * together again, so that every mail is read and judged in the same way whichever way it came.
 */
@NullMarked
package io.muara.email.webhook;

import org.jspecify.annotations.NullMarked;

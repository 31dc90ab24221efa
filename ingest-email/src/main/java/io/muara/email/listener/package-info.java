/**
 * Takes mail from an own mail server by LMTP (RFC 2033) or SMTP (RFC 5321), and answers 250 only when Kafka has acknowledged it.
 * Start at {@link io.muara.email.listener.Listener}. It relays nothing, and TLS is left to the mail server before it: LMTP is for
 * a private network.
 */
@NullMarked
package io.muara.email.listener;

import org.jspecify.annotations.NullMarked;

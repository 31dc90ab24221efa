/**
 * Takes mail from an own mail server by LMTP (RFC 2033) or SMTP (RFC 5321), and answers 250 only when Kafka has acknowledged it.
 * Start at {@link io.muara.email.listener.Listener}. It relays nothing and asks nobody to log in: LMTP is for a private network.
 */
@NullMarked
package io.muara.email.listener;

import org.jspecify.annotations.NullMarked;

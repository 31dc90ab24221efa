/**
 * The channel mail. {@link io.muara.email.InboundMail} says what a raw mail becomes and {@link io.muara.email.EmailChannel}
 * sends replies; fetching mail is in {@code io.muara.email.mailbox}, reading it in {@code io.muara.email.reading}.
 */
@NullMarked
package io.muara.email;

import org.jspecify.annotations.NullMarked;

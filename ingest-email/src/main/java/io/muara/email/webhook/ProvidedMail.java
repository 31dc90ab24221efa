package io.muara.email.webhook;

import io.muara.email.trust.SenderCheck;
import java.util.List;

/**
 * A mail as a provider took it.
 *
 * @param checks what it found out about the sender, beside the mail, in which the sender can write what he likes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record ProvidedMail(byte[] raw, List<SenderCheck> checks) {

    public ProvidedMail {
        checks = List.copyOf(checks);
    }
}

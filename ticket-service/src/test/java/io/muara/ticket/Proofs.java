package io.muara.ticket;

import io.muara.contracts.ReplyId;
import io.muara.contracts.Threading.Evidence;
import java.util.Optional;

/** What mails bear that names a ticket. */
public final class Proofs {

    private Proofs() {}

    public static Evidence addressOf(ReplyId reply) {
        return new Evidence(Evidence.Kind.SIGNED_ADDRESS, "To", true, Optional.of(reply), Optional.empty());
    }

    public static Evidence forgedAddress() {
        return new Evidence(Evidence.Kind.SIGNED_ADDRESS, "To", false, Optional.empty(), Optional.empty());
    }

    public static Evidence tag(long ticketNumber) {
        return new Evidence(Evidence.Kind.SUBJECT_TAG, "Subject", true, Optional.empty(), Optional.of(ticketNumber));
    }

    public static Evidence forgedTag(long ticketNumber) {
        return new Evidence(Evidence.Kind.SUBJECT_TAG, "Subject", false, Optional.empty(), Optional.of(ticketNumber));
    }
}

package io.muara.ingest;

/** Whether a call is the provider's. */
public sealed interface Proof {

    /** It is. */
    record Genuine() implements Proof {}

    /**
     * It is not, or the account is not ours; the caller learns nothing of which.
     *
     * @param reason for the metric: a few fixed words such as {@code bad-signature}, never anything of the call
     */
    record Forged(String reason) implements Proof {

        private static final String UNKNOWN_ACCOUNT = "unknown-account";

        /** Whether the account is not ours, which every channel says with this one word. */
        public boolean isForNobody() {
            return reason.equals(UNKNOWN_ACCOUNT);
        }
    }
}

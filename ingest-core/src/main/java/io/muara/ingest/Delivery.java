package io.muara.ingest;

import io.muara.contracts.DeliveryReport;
import java.time.Duration;
import java.util.Optional;

/** What became of a reply that we handed to a provider. */
public sealed interface Delivery {

    /** @param providerId what the provider's own reports will call it */
    record Accepted(String providerId) implements Delivery {}

    /** Certainly not sent; the provider wants us to wait. */
    record Throttled(Duration retryAfter, String reason) implements Delivery {}

    /** Certainly not sent; the provider could not be reached or could not take it. Worth trying again. */
    record Unavailable(String reason) implements Delivery {}

    /**
     * It will never be sent, and the reason says why to a person.
     *
     * @param finding what that tells about the address
     */
    record Refused(String reason, Optional<DeliveryReport.Finding> finding) implements Delivery {

        public Refused(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** It may have been sent: the connection broke after the request was written. Never tried again blindly. */
    record Uncertain(String reason) implements Delivery {}
}

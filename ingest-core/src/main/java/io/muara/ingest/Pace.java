package io.muara.ingest;

import java.time.Duration;

/**
 * How fast a provider lets us send, kept by waiting instead of being told off.
 *
 * @param perSecond messages of one account of ours, over all replicas
 * @param betweenForOneContact the shortest time between two messages to the same contact
 */
public record Pace(double perSecond, Duration betweenForOneContact) {

    public static final Pace FREE = new Pace(Double.POSITIVE_INFINITY, Duration.ZERO);

    public Pace {
        if (!(perSecond > 0) || betweenForOneContact.isNegative()) {
            throw new IllegalArgumentException(
                    "a pace must let something through, but was %s a second and %s for one contact"
                            .formatted(perSecond, betweenForOneContact));
        }
    }
}

package io.muara.chat.vonage;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a signed time is one that Vonage may still be sending. Its libraries reject what is older than five minutes, but
 * Vonage sends a message again for 24 hours and a receipt for 72, describes the signed time as that when it <em>began</em> to
 * push, and says nowhere that a re-send is signed anew. A 401 ends the re-sending, so after an outage of ours five minutes
 * could lose every message that came during it. Accepting a re-send costs nothing: whoever replays a call only gives us
 * the same ids again, which changes nothing.
 *
 * @param age how far the time may lie from ours, in either direction
 */
record VonageFreshness(Duration age) {

    boolean covers(Instant signedAt, Instant now) {
        return Duration.between(signedAt, now).abs().compareTo(age) <= 0;
    }
}

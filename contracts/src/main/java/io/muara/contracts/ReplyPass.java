package io.muara.contracts;

import java.time.Instant;

/**
 * Lets one answer to one message through, on channels where answering at once costs less than writing later.
 *
 * @param value the provider's secret for it; works once
 * @param until when it has to be used
 */
public record ReplyPass(String value, Instant until) {}

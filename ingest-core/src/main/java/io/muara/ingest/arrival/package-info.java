/**
 * Takes webhook calls in: verify, read, write to Kafka, and only then answer 200. Start at
 * {@link io.muara.ingest.arrival.Webhooks}. What a call means is the channel's own; nothing slow happens before the answer.
 */
@NullMarked
package io.muara.ingest.arrival;

import org.jspecify.annotations.NullMarked;

/**
 * What every channel adapter shares. A channel implements {@link io.muara.ingest.Channel}, and this folder does the rest:
 * arrival (verify, read, publish, acknowledge), departure (send, throttle, report) and quarantine.
 */
@NullMarked
package io.muara.ingest;

import org.jspecify.annotations.NullMarked;

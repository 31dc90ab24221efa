/**
 * Puts together what providers tell in parts: a long SMS, an album, a call. Start at
 * {@link io.muara.ingest.assembly.Assembly}, which reads the parts from Kafka, so that they meet whichever replica took them
 * in; what they are together is the channel's own ({@link io.muara.ingest.Assembling}).
 */
@NullMarked
package io.muara.ingest.assembly;

import org.jspecify.annotations.NullMarked;

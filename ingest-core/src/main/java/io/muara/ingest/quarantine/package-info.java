/**
 * What waits because nobody could read it, and what is done about it: read again by today's code, or dropped. Start at
 * {@link io.muara.ingest.quarantine.QuarantineApi}. How input is put there is not here, see {@link io.muara.ingest.Records}.
 */
@NullMarked
package io.muara.ingest.quarantine;

import org.jspecify.annotations.NullMarked;

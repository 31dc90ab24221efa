/** Where bytes lie that are too big for Kafka. A directory here; any store that keeps bytes by a name can take its place. */
@NullMarked
package io.muara.ingest.attachments;

import org.jspecify.annotations.NullMarked;

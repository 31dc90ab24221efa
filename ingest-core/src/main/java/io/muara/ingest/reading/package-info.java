/** What reading any provider's payload needs: JSON and forms as strangers send them, and a place for what cannot be read. */
@NullMarked
package io.muara.ingest.reading;

import org.jspecify.annotations.NullMarked;

/** What a channel needs to check its configuration at start-up, so that nothing wrong is found out later. */
@NullMarked
package io.muara.ingest.setup;

import org.jspecify.annotations.NullMarked;

/**
 * Addresses under which providers fetch files that we send, good for a while and unguessable. Start at
 * {@link io.muara.ingest.links.PublicLinks}.
 */
@NullMarked
package io.muara.ingest.links;

import org.jspecify.annotations.NullMarked;

/** Calling a provider, and telling honestly what its silence means. */
@NullMarked
package io.muara.ingest.provider;

import org.jspecify.annotations.NullMarked;

/**
 * Fetches the files that providers keep for us, in the background. Start at {@link io.muara.ingest.fetching.Fetching}; what
 * one try does is in {@link io.muara.ingest.fetching.Attempt}, where it may go in {@link io.muara.ingest.fetching.Gate}. Why
 * what waits lies on topics of its own: docs/adr/0007. What the reports change in a ticket is not here.
 */
@NullMarked
package io.muara.ingest.fetching;

import org.jspecify.annotations.NullMarked;

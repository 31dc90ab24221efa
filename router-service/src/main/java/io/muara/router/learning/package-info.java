/**
 * Learns from the tickets whose category people corrected what to suggest for a new message, see docs/learning.md. Start at
 * {@link Learn} for the learning and at {@link Suggestions} for what comes of it. Nothing here decides; rules do.
 */
@NullMarked
package io.muara.router.learning;

import org.jspecify.annotations.NullMarked;

/**
 * Takes messages from the inbound topic, has them decided, and hands them on in the same order. Start at
 * {@link InboundRecords}. How a message is decided is not here, see {@code io.muara.router.rules}.
 */
@NullMarked
package io.muara.router.stream;

import org.jspecify.annotations.NullMarked;

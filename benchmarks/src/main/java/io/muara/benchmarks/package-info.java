/**
 * What Muara is fast at, measured beside a bare baseline in the same run on the same machine. Start at {@link WebhookLoad}.
 */
@NullMarked
package io.muara.benchmarks;

import org.jspecify.annotations.NullMarked;

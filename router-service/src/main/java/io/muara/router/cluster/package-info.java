/** Which Kafka a command speaks to. Start at {@link NamedCluster}. */
@NullMarked
package io.muara.router.cluster;

import org.jspecify.annotations.NullMarked;

/** What every adapter needs of Kafka and of time before it can start: addresses, topics, a clock, and whether Kafka answers. */
@NullMarked
package io.muara.ingest.cluster;

import org.jspecify.annotations.NullMarked;

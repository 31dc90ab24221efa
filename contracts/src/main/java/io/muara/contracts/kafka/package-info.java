/** The durable way to write to Kafka and to make our topics, the same in every service. */
@NullMarked
package io.muara.contracts.kafka;

import org.jspecify.annotations.NullMarked;

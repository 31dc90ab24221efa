/** The Kafka cluster we talk to: its topics, and whether it answers. */
@NullMarked
package io.muara.ticket.kafka;

import org.jspecify.annotations.NullMarked;

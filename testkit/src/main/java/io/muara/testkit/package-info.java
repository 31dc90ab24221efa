/**
 * Real infrastructure for tests and for {@code ./muara up}: Kafka, PostgreSQL and providers with real sockets, none of
 * which needs Docker. In a {@code @QuarkusTest}, name {@link io.muara.testkit.KafkaResource} and
 * {@link io.muara.testkit.PostgresResource}; in a plain test, start {@link io.muara.testkit.EmbeddedKafka} or
 * {@link io.muara.testkit.EmbeddedDatabase} yourself.
 */
@NullMarked
package io.muara.testkit;

import org.jspecify.annotations.NullMarked;

package io.muara.ticket.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Topics;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.testkit.KafkaResource;
import io.muara.testkit.PostgresResource;
import io.muara.testkit.TopicReader;
import io.muara.ticket.Platform;
import io.muara.ticket.database.Database;
import io.muara.ticket.database.Migrations;
import io.muara.ticket.outbox.Publisher.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay piece by piece, in a service whose own relay rests. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@TestProfile(RelayIT.RelayRests.class)
class RelayIT {

    private static final short SHARD = 3;
    private static final short OTHER = 4;
    private static final Set<Short> OURS = Set.of(SHARD);
    private static final Set<String> NOTHING = Set.of();
    private static final String TOPIC = "muara.relay-test";
    private static final int UNTIL_PLANS_ARE_KEPT = 12;
    private static final int FILLED = 5_000;

    @Inject
    Platform platform;

    @Inject
    Database database;

    @Inject
    Migrations migrations;

    @Inject
    Publishers publishers;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> cluster;

    private Claims claims;
    private String key;

    public static class RelayRests implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muara.outbox.relay", "false");
        }
    }

    @BeforeEach
    void claim() throws Exception {
        migrations.await();
        claims = Claims.open(database);
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void let_go() throws Exception {
        claims.close();
        platform.query("update outbox set published_at = now() where published_at is null returning id");
    }

    @Test
    void rows_are_published_in_order_and_marked() throws Exception {
        write("a", "b", "c");

        try (var publisher = publisher()) {
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.ALL);
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.NOTHING);
        }

        assertThat(published()).containsExactly("a", "b", "c");
        assertThat(waiting()).isEmpty();
        assertThat(claims.rows().backlog().rows()).isZero();
    }

    @Test
    void a_batch_that_is_cut_by_number_or_by_size_says_that_more_may_wait() throws Exception {
        platform.query("""
                insert into outbox (record, shard, topic, key, headers, payload, created_at)
                select gen_random_uuid(), ?, ?, ?, '{}', '', now() from generate_series(1, 65) returning id
                """, SHARD, TOPIC, key);
        var large = "x".repeat(900_000);

        try (var publisher = publisher()) {
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.SOME);
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.ALL);

            write(large, large, large, large, large, large);
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.SOME);
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.ALL);
            assertThat(publisher.publish(NOTHING)).isEqualTo(Published.NOTHING);
        }
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_crash_between_kafkas_commit_and_our_mark_publishes_nothing_twice() throws Exception {
        write("a", "b");
        try (var crashing = publisher()) {
            crashing.commit(waiting());
        }
        assertThat(waiting()).hasSize(2);
        write("c");

        try (var next = publisher()) {
            next.publish(NOTHING);
        }

        assertThat(published()).containsExactly("a", "b", "c");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_crash_before_kafkas_commit_publishes_once() throws Exception {
        write("a");
        var batch = waiting();
        var crashing = publisher();

        try (var next = publisher()) {
            next.publish(NOTHING);
        }

        assertThatThrownBy(() -> crashing.commit(batch)).isInstanceOf(KafkaException.class);
        crashing.close();
        assertThat(published()).containsExactly("a");
    }

    @Test
    void what_somebody_else_has_begun_beside_it_hides_no_progress() throws Exception {
        write("a");
        try (var other = DurableProducer.transactional(cluster, "test", key);
                var later = Executors.newVirtualThreadPerTaskExecutor()) {
            other.initTransactions();
            other.beginTransaction();
            try (var crashing = publisher()) {
                var place = Progress.partition(
                        claims.rows().producers(OURS).iterator().next());
                other.send(new ProducerRecord<>(Topics.OUTBOX_PROGRESS, place, key, Platform.bytes("{}")))
                        .get();
                crashing.commit(waiting());
            }

            var next = later.submit(() -> publisher());
            await().during(Duration.ofSeconds(2)).until(() -> !next.isDone());
            other.commitTransaction();

            try (var publisher = next.get()) {
                assertThat(publisher.publish(NOTHING)).isEqualTo(Published.NOTHING);
            }
        }
    }

    @Test
    void whoever_let_go_of_a_shard_goes_on_with_the_others() throws Exception {
        try (var one = publisher()) {
            one.takeOver(Set.of(OTHER));
            one.letGo(OURS);
            write("a");
            try (var next = publisher()) {
                assertThat(next.publish(NOTHING)).isEqualTo(Published.ALL);
            }
            write(OTHER, key, "b");

            assertThat(one.publish(NOTHING)).isEqualTo(Published.ALL);
        }
        assertThat(published()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whoever_takes_one_shard_settles_all_that_its_owner_committed() throws Exception {
        write("a");
        write(OTHER, key, "b");
        try (var crashing = publisher()) {
            crashing.takeOver(Set.of(OTHER));
            crashing.commit(claims.rows().unpublished(Set.of(SHARD, OTHER), NOTHING));
        }

        try (var next = publisher()) {
            assertThat(next.publish(NOTHING)).isEqualTo(Published.NOTHING);
        }
        try (var last = publisher(OTHER)) {
            assertThat(last.publish(NOTHING)).isEqualTo(Published.NOTHING);
        }
        assertThat(published()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_record_that_kafka_does_not_take_is_named_and_holds_only_what_must_not_overtake_it() throws Exception {
        var other = UUID.randomUUID().toString();
        write("x".repeat(2_000_000), "behind it");
        write(SHARD, other, "b");
        try (var publisher = publisher()) {
            assertThatThrownBy(() -> publisher.publish(NOTHING))
                    .asInstanceOf(type(Publisher.Unsendable.class))
                    .extracting(failure -> failure.row().sequence())
                    .isEqualTo(key);
        }

        try (var next = publisher()) {
            assertThat(next.publish(Set.of(key))).isEqualTo(Published.ALL);
        }

        assertThat(waiting()).extracting(Pending::sequence).containsExactly(key, key);
    }

    @Test
    void a_progress_record_of_rows_that_a_restore_undid_marks_no_others() throws Exception {
        write("a");
        var lost = waiting();
        try (var crashing = publisher()) {
            crashing.commit(lost);
        }
        platform.query(
                "update outbox set record = gen_random_uuid() where id = ? returning id",
                lost.getFirst().id());

        publisher().close();

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void a_shard_has_one_owner_until_its_connection_ends() throws Exception {
        try (var other = Claims.open(database)) {
            assertThat(claims.claim(OURS)).containsExactly(SHARD);
            assertThat(other.claim(OURS)).isEmpty();

            claims.close();

            await().atMost(Duration.ofSeconds(10)).until(() -> other.claim(OURS).contains(SHARD));
        }
    }

    @Test
    void relays_share_the_shards_evenly_and_without_overlap() throws Exception {
        assertThat(claims.share()).hasSize(Shard.COUNT);
        try (var second = Claims.open(database);
                var third = Claims.open(database)) {
            var all = new TreeSet<>(claims.share());
            all.addAll(second.share());
            all.addAll(third.share());
            assertThat(all).hasSize(Shard.COUNT);
            assertThat(claims.share().size()
                            + second.share().size()
                            + third.share().size())
                    .isEqualTo(Shard.COUNT);
            assertThat(List.of(
                            claims.share().size(),
                            second.share().size(),
                            third.share().size()))
                    .allMatch(size -> size >= 5 && size <= 6);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> claims.share().size() == Shard.COUNT);
    }

    @Test
    void what_was_published_long_ago_is_forgotten_and_nothing_else() throws Exception {
        write("old", "new", "waiting");
        platform.query("update outbox set published_at = now() - interval '2 days' where payload = 'old' returning id");
        platform.query("update outbox set published_at = now() where payload = 'new' returning id");

        claims.rows().forget(Duration.ofDays(1));

        assertThat(platform.query("select convert_from(payload, 'UTF8') from outbox where key = ? order by id", key))
                .containsExactly("new", "waiting");
    }

    @Test
    void plans_made_while_the_outbox_was_empty_do_not_read_all_of_it_when_it_has_filled() throws Exception {
        try (var connection = database.connect("test");
                var sql = connection.createStatement()) {
            var rows = new OutboxRows(connection);
            sql.execute("truncate outbox");
            sql.execute("vacuum analyze outbox");
            for (var time = 0; time < UNTIL_PLANS_ARE_KEPT; time++) {
                look(rows);
            }
            connection.setAutoCommit(false);
            sql.execute("""
                    insert into outbox (record, shard, topic, headers, payload, created_at, published_at)
                    select gen_random_uuid(), n %% 16, 'test', '{}', '', now(), now() from generate_series(1, %d) n
                    """.formatted(FILLED));

            look(rows);

            try (var read =
                    sql.executeQuery("select seq_tup_read from pg_stat_xact_user_tables where relname = 'outbox'")) {
                read.next();
                assertThat(read.getLong(1)).isLessThanOrEqualTo(FILLED);
            }
            connection.rollback();
        }
    }

    private static void look(OutboxRows rows) throws Exception {
        rows.unpublished(OURS, NOTHING);
        rows.forget(Duration.ofDays(1));
    }

    /** The next owner of our shard. */
    private Publisher publisher() throws SQLException {
        return publisher(SHARD);
    }

    private Publisher publisher(short shard) throws SQLException {
        var publisher = publishers.over(claims.rows());
        publisher.begin();
        publisher.takeOver(Set.of(shard));
        return publisher;
    }

    private List<Pending> waiting() throws SQLException {
        return claims.rows().unpublished(OURS, NOTHING);
    }

    private void write(String... payloads) {
        for (var payload : payloads) {
            write(SHARD, key, payload);
        }
    }

    private void write(short shard, String key, String payload) {
        platform.query(
                "insert into outbox (record, shard, topic, key, headers, payload, created_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, '{}', ?, now()) returning id",
                shard,
                TOPIC,
                key,
                Platform.bytes(payload));
    }

    private List<String> published() {
        try (TopicReader reader = platform.read(TOPIC)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> reader.records().stream()
                    .anyMatch(record -> record.key().equals(key)));
            reader.records();
            return reader.records().stream()
                    .filter(record -> record.key().equals(key))
                    .map(record -> new String(record.value(), UTF_8))
                    .toList();
        }
    }
}

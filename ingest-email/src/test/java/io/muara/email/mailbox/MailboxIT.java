package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.testkit.FakeMailServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxIT {

    private static final String ADDRESS = "support@muara.local";
    private static MailKafka kafka;

    @TempDir
    Path attachments;

    private FakeMailServer mail;
    private Mailbox mailbox;
    private Arrivals arrivals;

    @BeforeAll
    static void start() throws Exception {
        kafka = MailKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void open() {
        mail = FakeMailServer.startTemporary(Map.of(ADDRESS, "secret"));
        // An account of its own, so that the tests share a cluster but no mails.
        mailbox = Replica.mailbox("a" + UUID.randomUUID(), mail.imapPort(), ADDRESS, "secret");
        arrivals = new Arrivals(kafka.kafka(), mailbox.account());
    }

    @AfterEach
    void close() {
        arrivals.close();
        mail.close();
    }

    @Test
    void a_mail_becomes_one_message() {
        deliver("Halo");

        try (var _ = replica()) {
            arrivals.awaitSubjects("Halo");
        }

        var message = arrivals.messages().getFirst();
        assertThat(message.conversation().toString())
                .isEqualTo("email:%s/sari@example.org".formatted(mailbox.account()));
        assertThat(message.content().text()).isEqualTo("Pesanan saya belum sampai.");
        assertThat(message.provenance().original().text())
                .hasValueSatisfying(
                        raw -> assertThat(raw).startsWith("From: Sari").endsWith("sampai.\r\n"));
    }

    @Test
    void a_restart_reads_nothing_twice_and_misses_nothing() {
        deliver("1", "2", "3");
        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2", "3");
        }
        deliver("4", "5");

        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2", "3", "4", "5");
        }
    }

    @Test
    void mails_are_read_as_they_come() {
        try (var replica = replica()) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);

            deliver("1");
            arrivals.awaitSubjects("1");
            deliver("2");
            arrivals.awaitSubjects("1", "2");
        }
    }

    @Test
    void a_long_backlog_is_read_in_order() {
        var subjects = IntStream.rangeClosed(1, 130).mapToObj(Integer::toString).toArray(String[]::new);
        deliver(subjects);

        try (var _ = replica()) {
            arrivals.awaitSubjects(subjects);
        }
    }

    @Test
    void what_comes_while_kafka_is_away_is_read_when_it_is_back() {
        try (var replica = replica()) {
            deliver("1");
            arrivals.awaitSubjects("1");

            kafka.kafka().pause();
            // So many that nobody would wait for each of them to be refused.
            deliver("2", "3", "4", "5", "6", "7");
            await().atMost(Arrivals.PATIENCE).until(() -> !replica.reads());
            kafka.kafka().resume();

            arrivals.awaitSubjects("1", "2", "3", "4", "5", "6", "7");
        }
    }

    @Test
    void what_comes_while_the_mail_server_is_away_is_read_when_it_is_back() {
        try (var replica = replica()) {
            deliver("1");
            arrivals.awaitSubjects("1");

            mail.pause();
            await().atMost(Arrivals.PATIENCE).until(() -> !replica.reads());
            mail.resume();
            deliver("2");

            await().atMost(Arrivals.PATIENCE)
                    .untilAsserted(() -> assertThat(arrivals.subjects()).contains("2"));
        }
    }

    @Test
    void of_two_replicas_one_reads_and_the_other_takes_over() {
        var first = replica();
        await().atMost(Arrivals.PATIENCE).until(first::reads);
        try (var second = replica()) {
            deliver("1", "2");
            arrivals.awaitSubjects("1", "2");
            await().atMost(Arrivals.PATIENCE).until(() -> first.reads() != second.reads());
            first.stop();
            deliver("3");

            arrivals.awaitSubjects("1", "2", "3");
            assertThat(second.reads()).isTrue();
        } finally {
            first.stop();
        }
    }

    @Test
    void who_opens_a_mailbox_shuts_out_its_last_owner() throws Exception {
        try (var last = MailboxJournal.open(kafka.cluster(), mailbox)) {
            last.write(List.of(), new Cursor(7, 1));
            try (var next = MailboxJournal.open(kafka.cluster(), mailbox)) {
                assertThat(next.cursor()).isEqualTo(new Cursor(7, 1));

                assertThatThrownBy(() -> last.write(List.of(), new Cursor(7, 99)))
                        .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
                assertThat(next.cursor()).isEqualTo(new Cursor(7, 1));
            }
        }
    }

    @Test
    void a_renumbered_mailbox_is_read_again_and_its_mails_keep_their_ids() {
        try (var _ = replica()) {
            deliver("1", "2");
            arrivals.awaitSubjects("1", "2");
        }

        renumber();
        deliver("3");

        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2", "1", "2", "3");
        }
        assertThat(arrivals.messages().stream().map(InboundMessage::id).distinct())
                .hasSize(3);
    }

    @Test
    void an_unreadable_mail_does_not_hold_up_those_behind_it() {
        deliver("1");
        mail.deliver(ADDRESS, nested(60).getBytes(UTF_8));
        deliver("2");

        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2");
        }

        var waiting = arrivals.awaitQuarantined();
        assertThat(waiting.reason()).contains("deep");
        assertThat(waiting.stored()).isPresent();
    }

    @Test
    void a_mail_that_is_too_big_is_left_where_it_lies_and_told_of() {
        mail.deliver(ADDRESS, Mails.mail("big", ("x".repeat(70) + "\r\n").repeat(20_000)));
        deliver("small");

        try (var _ = replica()) {
            arrivals.awaitSubjects("small");
        }

        assertThat(arrivals.awaitQuarantined().reason()).contains("muara.email.max-size", mailbox.key(), "UID=1");
    }

    @Test
    void a_mail_that_breaks_the_connection_does_not_hold_up_those_behind_it() throws Exception {
        deliver("1", "2", "3", "4");
        try (var proxy = CuttingProxy.start(mail.imapPort(), 3)) {
            mailbox = Replica.mailbox(mailbox.account(), proxy.port(), ADDRESS, "secret");

            try (var _ = replica()) {
                arrivals.awaitSubjects("1", "2", "4");
            }
        }

        assertThat(arrivals.awaitQuarantined().reason()).contains("does not give", mailbox.key(), "UID=3");
    }

    /** The mail server numbers anew when it starts, by the second. */
    private void renumber() {
        var before = System.currentTimeMillis() / 1000;
        mail.pause();
        await().until(() -> System.currentTimeMillis() / 1000 > before + 1);
        mail.resume();
    }

    private Replica replica() {
        return Replica.start(kafka.cluster(), attachments, mailbox);
    }

    private void deliver(String... subjects) {
        for (var subject : subjects) {
            mail.deliver(ADDRESS, Mails.about(subject));
        }
    }

    private static String nested(int depth) {
        var mail = new StringBuilder();
        for (var level = 0; level < depth; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(level, level));
        }
        return mail.append("\r\ntext\r\n").toString();
    }
}

package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.email.TokenServer;
import io.muara.email.login.AccessTokens;
import io.muara.email.login.Login;
import io.muara.ingest.cluster.Cluster;
import io.muara.testkit.Dovecot;
import io.muara.testkit.EmbeddedKafka;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.ResyncData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that production has, too. */
class DovecotIT {

    private static final String LOGIN = "support@muara.local";
    private static final String PASSWORD = "secret";

    /** So long that what comes sooner cannot have come by polling. */
    private static final Duration NO_POLL = Duration.ofMinutes(9);

    private static EmbeddedKafka kafka;
    private static Cluster cluster;

    @TempDir
    Path attachments;

    private Dovecot mail;
    private Mailbox mailbox;
    private Arrivals arrivals;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Dovecot.isInstalled(), "there is no Dovecot on this machine: apt-get install dovecot-imapd");
        kafka = EmbeddedKafka.startTemporary();
        cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), "ingest-email");
        TopicCreation.ensure(
                cluster.settings(),
                List.of(Topics.INBOUND, Topics.QUARANTINE, Topics.MAIL_CURSORS),
                Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @BeforeEach
    void open() {
        mail = Dovecot.startTemporary(Map.of(LOGIN, PASSWORD));
        mailbox = Replica.mailbox("a" + UUID.randomUUID(), mail.imapPort(), LOGIN, PASSWORD);
        arrivals = new Arrivals(kafka, mailbox.account());
    }

    @AfterEach
    void close() {
        arrivals.close();
        mail.close();
    }

    @Test
    void the_server_tells_of_new_mail_by_itself() {
        mailbox = Replica.polledEvery(NO_POLL, mailbox);
        try (var replica = replica()) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);

            deliver("1");
            arrivals.awaitSubjects("1");
            deliver("2");
            arrivals.awaitSubjects("1", "2");
        }
    }

    @Test
    void a_restart_of_the_server_in_the_middle_of_a_backlog_loses_and_doubles_nothing() {
        var subjects = subjects(1, 400);
        deliver(subjects);

        try (var _ = replica()) {
            await().atMost(Arrivals.PATIENCE).until(() -> !arrivals.subjects().isEmpty());
            mail.pause();
            mail.resume();

            arrivals.awaitSubjects(subjects);
        }
    }

    @Test
    void a_restart_while_there_is_nothing_to_read_is_survived() {
        mailbox = Replica.polledEvery(NO_POLL, mailbox);
        try (var replica = replica()) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);

            mail.pause();
            await().atMost(Arrivals.PATIENCE).until(() -> !replica.reads());
            mail.resume();
            deliver("1");

            arrivals.awaitSubjects("1");
        }
    }

    @Test
    void a_new_uidvalidity_is_noticed_by_the_reader_that_was_there_before() {
        try (var _ = replica()) {
            deliver("1", "2");
            arrivals.awaitSubjects("1", "2");

            mail.pause();
            mail.renumber(LOGIN);
            mail.resume();
            deliver("3");

            await().atMost(Arrivals.PATIENCE).untilAsserted(() -> assertThat(arrivals.subjects())
                    .containsExactlyInAnyOrder("1", "2", "1", "2", "3"));
        }
        assertThat(arrivals.messages().stream().map(InboundMessage::id).distinct())
                .hasSize(3);
    }

    @Test
    void a_mailbox_restored_from_an_old_copy_is_read_from_its_beginning() {
        try (var _ = replica()) {
            deliver("1", "2");
            arrivals.awaitSubjects("1", "2");
        }
        mail.pause();
        mail.rewind(LOGIN);
        mail.resume();
        deliver("3");

        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2", "3");
        }
    }

    @Test
    void every_folder_has_its_own_reader_and_cursor() {
        deliver("1");
        mail.deliver(LOGIN, "Sales", Mails.about("2"));
        var sales = Replica.in("Sales", mailbox);

        try (var _ = Replica.start(cluster, attachments, mailbox, sales)) {
            awaitSubjectsInAnyOrder("1", "2");
        }
        deliver("3");
        mail.deliver(LOGIN, "Sales", Mails.about("4"));
        try (var _ = Replica.start(cluster, attachments, mailbox, sales)) {
            awaitSubjectsInAnyOrder("1", "2", "3", "4");
        }
    }

    @Test
    void nothing_is_changed_in_a_mailbox_unless_it_is_wanted() throws Exception {
        deliver("1");
        try (var _ = replica()) {
            arrivals.awaitSubjects("1");
        }

        asSomebodyElse(
                inbox -> assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isFalse());
    }

    @Test
    void mails_that_were_taken_are_flagged() throws Exception {
        mailbox = done(Optional.of("flagged"), Optional.empty());
        deliver("1", "2");
        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2");
            await().atMost(Arrivals.PATIENCE)
                    .untilAsserted(() -> asSomebodyElse(inbox -> assertThat(inbox.getMessages())
                            .hasSize(2)
                            .allMatch(message -> isSet(message, Flags.Flag.FLAGGED))
                            .noneMatch(message -> isSet(message, Flags.Flag.SEEN))));
        }
    }

    @Test
    void mails_that_were_taken_are_moved_and_those_that_were_not_stay() throws Exception {
        mailbox = done(Optional.of("Muara"), Optional.of("Archive"));
        deliver("1", "2");
        mail.deliver(LOGIN, Mails.mail("big", ("x".repeat(70) + "\r\n").repeat(20_000)));
        deliver("3");

        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2", "3");
            await().atMost(Arrivals.PATIENCE)
                    .until(() -> mail.mails(LOGIN, "Archive").size() == 3);
        }

        asSomebodyElse(inbox -> assertThat(inbox.getMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).isEqualTo("big")));
    }

    @Test
    void mails_that_cannot_be_moved_are_read_all_the_same() {
        mailbox = done(Optional.empty(), Optional.of("Archive"));
        try (var replica = replica()) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);
            mail.forbid(LOGIN, "Archive");
            deliver("1");
            arrivals.awaitSubjects("1");
            deliver("2");
            arrivals.awaitSubjects("1", "2");
        }
    }

    @Test
    void a_mailbox_is_read_by_access_tokens_and_a_revoked_one_is_replaced() throws Exception {
        try (var tokens = TokenServer.start(LOGIN)) {
            mail.close();
            mail = Dovecot.startTemporary(Map.of(LOGIN, PASSWORD), Optional.of(tokens.introspection()));
            var oauth = tokens.config(Optional.of("s"), Optional.of("r"));
            mailbox = Replica.mailbox(mailbox.account(), mail.imapPort(), LOGIN, PASSWORD);
            mailbox = Replica.as(new Login.Token(LOGIN, new AccessTokens(oauth, Clock.systemUTC())), mailbox);

            try (var replica = replica()) {
                deliver("1");
                arrivals.awaitSubjects("1");
                tokens.revoke();
                mail.pause();
                await().atMost(Arrivals.PATIENCE).until(() -> !replica.reads());
                mail.resume();
                deliver("2");
                arrivals.awaitSubjects("1", "2");
            }
            assertThat(tokens.asked()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void what_other_clients_do_to_mails_is_not_taken_for_mail() throws Exception {
        deliver("1", "2", "3");
        try (var _ = replica()) {
            arrivals.awaitSubjects("1", "2", "3");

            // Dovecot tells everybody of changes with MODSEQ, because this client switched CONDSTORE on.
            asSomebodyElse(inbox -> {
                inbox.setFlags(1, 2, new Flags(Flags.Flag.SEEN), true);
                inbox.setFlags(new int[] {3}, new Flags(Flags.Flag.DELETED), true);
            });
            deliver("4");

            arrivals.awaitSubjects("1", "2", "3", "4");
        }
    }

    @Test
    void bytes_that_are_no_text_come_through_as_they_are() {
        mail.deliver(
                LOGIN,
                "From: s@example.org\r\nSubject: Latin\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\ncaf\u00e9\r\n"
                        .getBytes(ISO_8859_1));

        try (var _ = replica()) {
            arrivals.awaitSubjects("Latin");
        }

        assertThat(arrivals.messages().getFirst().content().text()).isEqualTo("café");
    }

    private Mailbox done(Optional<String> flag, Optional<String> moveTo) {
        return Replica.with(new Replica.Imap(mail.imapPort(), flag, moveTo), mailbox);
    }

    private void awaitSubjectsInAnyOrder(String... expected) {
        await().atMost(Arrivals.PATIENCE)
                .untilAsserted(() -> assertThat(arrivals.subjects()).containsExactlyInAnyOrder(expected));
    }

    private static boolean isSet(Message message, Flags.Flag flag) {
        try {
            return message.isSet(flag);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void asSomebodyElse(Change change) throws MessagingException {
        try (var store = new IMAPStore(Session.getInstance(new Properties()), null)) {
            store.connect("localhost", mail.imapPort(), LOGIN, PASSWORD);
            try (var inbox = store.getFolder("INBOX")) {
                ((IMAPFolder) inbox).open(Folder.READ_WRITE, ResyncData.CONDSTORE);
                change.make(inbox);
            }
        }
    }

    private interface Change {
        void make(Folder inbox) throws MessagingException;
    }

    private Replica replica() {
        return Replica.start(cluster, attachments, mailbox);
    }

    private void deliver(String... subjects) {
        Stream.of(subjects).forEach(subject -> mail.deliver(LOGIN, Mails.about(subject)));
    }

    private static String[] subjects(int first, int last) {
        return rangeClosed(first, last).mapToObj(Integer::toString).toArray(String[]::new);
    }
}

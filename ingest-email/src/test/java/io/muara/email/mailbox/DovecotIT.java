package io.muara.email.mailbox;

import static io.muara.email.mailbox.DovecotMailbox.LOGIN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.InboundMessage;
import io.muara.email.TokenServer;
import io.muara.email.login.AccessTokens;
import io.muara.email.login.Login;
import jakarta.mail.Flags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a server that production has, too, may do while it is read. */
class DovecotIT {

    /** So long that what comes sooner cannot have come by polling. */
    private static final Duration NO_POLL = Duration.ofMinutes(9);

    @RegisterExtension
    static final WithDovecot DOVECOT = new WithDovecot();

    @TempDir
    Path attachments;

    private DovecotMailbox inbox;

    @BeforeEach
    void open() {
        inbox = DOVECOT.inbox();
    }

    @Test
    void the_server_tells_of_new_mail_by_itself() {
        try (var replica = replica(Replica.polledEvery(NO_POLL, inbox.mailbox()))) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);

            inbox.deliver("1");
            inbox.arrivals().awaitSubjects("1");
            inbox.deliver("2");
            inbox.arrivals().awaitSubjects("1", "2");
        }
    }

    @Test
    void a_restart_of_the_server_in_the_middle_of_a_backlog_loses_and_doubles_nothing() {
        var subjects = subjects(1, 400);
        inbox.deliver(subjects);

        try (var _ = replica(inbox.mailbox())) {
            await().atMost(Arrivals.PATIENCE)
                    .until(() -> !inbox.arrivals().subjects().isEmpty());
            inbox.server().pause();
            inbox.server().resume();

            inbox.arrivals().awaitSubjects(subjects);
        }
    }

    @Test
    void a_restart_while_there_is_nothing_to_read_is_survived() {
        try (var replica = replica(Replica.polledEvery(NO_POLL, inbox.mailbox()))) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);

            inbox.server().pause();
            await().atMost(Arrivals.PATIENCE).until(() -> !replica.reads());
            inbox.server().resume();
            inbox.deliver("1");

            inbox.arrivals().awaitSubjects("1");
        }
    }

    @Test
    void a_new_uidvalidity_is_noticed_by_the_reader_that_was_there_before() {
        try (var _ = replica(inbox.mailbox())) {
            inbox.deliver("1", "2");
            inbox.arrivals().awaitSubjects("1", "2");

            inbox.server().pause();
            inbox.server().renumber(LOGIN);
            inbox.server().resume();
            inbox.deliver("3");

            await().atMost(Arrivals.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(inbox.arrivals().subjects()).containsExactlyInAnyOrder("1", "2", "1", "2", "3"));
        }
        assertThat(inbox.arrivals().messages().stream().map(InboundMessage::id).distinct())
                .hasSize(3);
    }

    @Test
    void a_mailbox_restored_from_an_old_copy_is_read_from_its_beginning() {
        try (var _ = replica(inbox.mailbox())) {
            inbox.deliver("1", "2");
            inbox.arrivals().awaitSubjects("1", "2");
        }
        inbox.server().pause();
        inbox.server().rewind(LOGIN);
        inbox.server().resume();
        inbox.deliver("3");

        try (var _ = replica(inbox.mailbox())) {
            inbox.arrivals().awaitSubjects("1", "2", "3");
        }
    }

    @Test
    void every_folder_has_its_own_reader_and_cursor() {
        inbox.deliver("1");
        inbox.server().deliver(LOGIN, "Sales", Mails.about("2"));
        var sales = Replica.in("Sales", inbox.mailbox());

        try (var _ = Replica.start(DOVECOT.kafka().cluster(), attachments, inbox.mailbox(), sales)) {
            awaitSubjectsInAnyOrder("1", "2");
        }
        inbox.deliver("3");
        inbox.server().deliver(LOGIN, "Sales", Mails.about("4"));
        try (var _ = Replica.start(DOVECOT.kafka().cluster(), attachments, inbox.mailbox(), sales)) {
            awaitSubjectsInAnyOrder("1", "2", "3", "4");
        }
    }

    @Test
    void a_mailbox_is_read_by_access_tokens_and_a_revoked_one_is_replaced() throws Exception {
        try (var tokens = TokenServer.start(LOGIN);
                var guarded = DovecotMailbox.start(DOVECOT.kafka(), Optional.of(tokens.introspection()))) {
            var oauth = tokens.config(Optional.of("s"), Optional.of("r"));
            var login = new Login.Token(LOGIN, new AccessTokens(oauth, Clock.systemUTC()));

            try (var replica = replica(Replica.as(login, guarded.mailbox()))) {
                guarded.deliver("1");
                guarded.arrivals().awaitSubjects("1");
                tokens.revoke();
                guarded.server().pause();
                await().atMost(Arrivals.PATIENCE).until(() -> !replica.reads());
                guarded.server().resume();
                guarded.deliver("2");
                guarded.arrivals().awaitSubjects("1", "2");
            }
            assertThat(tokens.asked()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void what_other_clients_do_to_mails_is_not_taken_for_mail() throws Exception {
        inbox.deliver("1", "2", "3");
        try (var _ = replica(inbox.mailbox())) {
            inbox.arrivals().awaitSubjects("1", "2", "3");

            inbox.asSomebodyElse(folder -> {
                folder.setFlags(1, 2, new Flags(Flags.Flag.SEEN), true);
                folder.setFlags(new int[] {3}, new Flags(Flags.Flag.DELETED), true);
                folder.expunge();
            });
            inbox.deliver("4");

            inbox.arrivals().awaitSubjects("1", "2", "3", "4");
        }
    }

    @Test
    void bytes_that_are_no_text_come_through_as_they_are() {
        inbox.server()
                .deliver(
                        LOGIN,
                        "From: s@example.org\r\nSubject: Latin\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\ncaf\u00e9\r\n"
                                .getBytes(ISO_8859_1));

        try (var _ = replica(inbox.mailbox())) {
            inbox.arrivals().awaitSubjects("Latin");
        }

        assertThat(inbox.arrivals().messages().getFirst().content().text()).isEqualTo("café");
    }

    private void awaitSubjectsInAnyOrder(String... expected) {
        await().atMost(Arrivals.PATIENCE)
                .untilAsserted(() -> assertThat(inbox.arrivals().subjects()).containsExactlyInAnyOrder(expected));
    }

    private Replica replica(Mailbox mailbox) {
        return Replica.start(DOVECOT.kafka().cluster(), attachments, mailbox);
    }

    private static String[] subjects(int first, int last) {
        return rangeClosed(first, last).mapToObj(Integer::toString).toArray(String[]::new);
    }
}

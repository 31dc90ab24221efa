package io.muara.email.mailbox;

import static io.muara.email.mailbox.DovecotMailbox.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is done on the server with mails that were taken. */
class DoneIT {

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
    void nothing_is_changed_in_a_mailbox_unless_it_is_wanted() throws Exception {
        inbox.deliver("1");
        try (var _ = replica(inbox.mailbox())) {
            inbox.arrivals().awaitSubjects("1");
        }

        inbox.asSomebodyElse(folder ->
                assertThat(folder.getMessage(1).isSet(Flags.Flag.SEEN)).isFalse());
    }

    @Test
    void mails_that_were_taken_are_flagged() throws Exception {
        var mailbox = done(Optional.of("flagged"), Optional.empty());
        inbox.deliver("1", "2");
        try (var _ = replica(mailbox)) {
            inbox.arrivals().awaitSubjects("1", "2");
            await().atMost(Arrivals.PATIENCE)
                    .untilAsserted(() -> inbox.asSomebodyElse(folder -> assertThat(folder.getMessages())
                            .hasSize(2)
                            .allMatch(message -> isSet(message, Flags.Flag.FLAGGED))
                            .noneMatch(message -> isSet(message, Flags.Flag.SEEN))));
        }
    }

    @Test
    void mails_that_were_taken_are_moved_and_those_that_were_not_stay() throws Exception {
        var mailbox = done(Optional.of("Muara"), Optional.of("Archive"));
        inbox.deliver("1", "2");
        inbox.server().deliver(LOGIN, Mails.mail("big", ("x".repeat(70) + "\r\n").repeat(20_000)));
        inbox.deliver("3");

        try (var _ = replica(mailbox)) {
            inbox.arrivals().awaitSubjects("1", "2", "3");
            await().atMost(Arrivals.PATIENCE)
                    .until(() -> inbox.server().mails(LOGIN, "Archive").size() == 3);
        }

        inbox.asSomebodyElse(folder -> assertThat(folder.getMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).isEqualTo("big")));
    }

    @Test
    void where_the_server_cannot_move_what_was_copied_is_deleted_and_nothing_else() throws Exception {
        try (var older = DovecotMailbox.start(DOVECOT.kafka(), "IMAP4rev1 IDLE ENABLE CONDSTORE UIDPLUS")) {
            older.deliver("kept");
            older.asSomebodyElse(folder -> folder.getMessage(1).setFlag(Flags.Flag.SEEN, true));
            try (var replica = replica(older.mailbox())) {
                older.arrivals().awaitSubjects("kept");
                await().atMost(Arrivals.PATIENCE).until(replica::reads);
            }
            // Somebody has thrown it away and may still want it back.
            older.asSomebodyElse(folder -> folder.getMessage(1).setFlag(Flags.Flag.DELETED, true));

            try (var _ = replica(done(older, Optional.empty(), Optional.of("Archive")))) {
                older.deliver("1", "2");
                older.arrivals().awaitSubjects("kept", "1", "2");
                await().atMost(Arrivals.PATIENCE)
                        .until(() -> older.server().mails(LOGIN, "Archive").size() == 2);
                await().atMost(Arrivals.PATIENCE)
                        .untilAsserted(() -> older.asSomebodyElse(folder -> assertThat(folder.getMessages())
                                .singleElement()
                                .satisfies(message ->
                                        assertThat(message.getSubject()).isEqualTo("kept"))));
            }
        }
    }

    @Test
    void where_the_server_can_do_neither_a_mailbox_is_not_read_and_the_reason_says_what_to_unset() {
        try (var oldest = DovecotMailbox.start(DOVECOT.kafka(), "IMAP4rev1 IDLE")) {
            var mailbox = done(oldest, Optional.empty(), Optional.of("Archive"));

            assertThatThrownBy(() -> ImapFolder.open(mailbox))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("unset imap.done.move-to");
        }
    }

    @Test
    void mails_that_cannot_be_moved_are_read_all_the_same() {
        var mailbox = done(Optional.empty(), Optional.of("Archive"));
        try (var replica = replica(mailbox)) {
            await().atMost(Arrivals.PATIENCE).until(replica::reads);
            inbox.server().forbid(LOGIN, "Archive");
            inbox.deliver("1");
            inbox.arrivals().awaitSubjects("1");
            inbox.deliver("2");
            inbox.arrivals().awaitSubjects("1", "2");
        }
    }

    private Mailbox done(Optional<String> flag, Optional<String> moveTo) {
        return done(inbox, flag, moveTo);
    }

    private static Mailbox done(DovecotMailbox at, Optional<String> flag, Optional<String> moveTo) {
        return Replica.with(new Replica.Imap(at.server().imapPort(), flag, moveTo), at.mailbox());
    }

    private static boolean isSet(Message message, Flags.Flag flag) {
        try {
            return message.isSet(flag);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Replica replica(Mailbox mailbox) {
        return Replica.start(DOVECOT.kafka().cluster(), attachments, mailbox);
    }
}

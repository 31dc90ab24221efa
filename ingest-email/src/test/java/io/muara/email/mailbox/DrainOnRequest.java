package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muara.contracts.Topics;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.email.Intake;
import io.muara.email.Ours;
import io.muara.ingest.attachments.DirectoryAttachments;
import io.muara.ingest.cluster.Cluster;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reads one mailbox from its beginning to acknowledged Kafka with what the service is made of, as often as a line comes in, and
 * says how many nanoseconds each time took. For {@code ./muara bench email}.
 */
public final class DrainOnRequest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BATCH = 500;
    private static final long MAX_SIZE = 50L * 1024 * 1024;

    private DrainOnRequest() {}

    /** @param arguments Kafka's address, IMAP port, login, password, folder for attachments */
    public static void main(String[] arguments) throws Exception {
        var cluster = new Cluster(Map.of("bootstrap.servers", arguments[0]), "bench-email");
        TopicCreation.ensure(
                cluster.settings(), List.of(Topics.INBOUND, Topics.QUARANTINE, Topics.MAIL_CURSORS), PATIENCE);
        var port = Integer.parseInt(arguments[1]);
        var plain = Replica.mailbox("bench", port, arguments[2], arguments[3]);
        var mailbox = Replica.limited(
                new Mailbox.Limits(BATCH, MAX_SIZE, PATIENCE, plain.limits().afterTrouble()), plain);
        var meters = new SimpleMeterRegistry();
        var intake = new Intake(
                "bench", Ours.UNKNOWN, new DirectoryAttachments(Path.of(arguments[4])), meters, Clock.systemUTC());
        var reader = new MailboxReader(mailbox, cluster, intake, new MailboxState(mailbox, meters));
        var requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (var journal = MailboxJournal.open(cluster, mailbox)) {
            System.out.println("ready");
            while (requests.readLine() != null) {
                System.out.println("took " + drained(reader, mailbox, journal));
            }
        }
        System.exit(0);
    }

    private static long drained(MailboxReader reader, Mailbox mailbox, MailboxJournal journal) throws Exception {
        var start = System.nanoTime();
        try (var folder = ImapFolder.open(mailbox)) {
            var end = reader.drain(folder, journal, Cursor.NONE.in(folder.uidValidity(), folder.nextUid()));
            if (end.lastUid() + 1 != folder.nextUid()) {
                throw new IllegalStateException("the mailbox was read to %s alone".formatted(end));
            }
        }
        return System.nanoTime() - start;
    }
}

package io.muara.email.mailbox;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muara.testkit.Dovecot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What lies there after a long weekend. */
@EnabledIfSystemProperty(named = "muara.tests.long", matches = "true", disabledReason = "./muara test --long runs it")
class BacklogIT {

    private static final String LOGIN = "support@muara.local";
    private static final int MAILS = 10_000;
    private static final int PER_BATCH = 50;

    @TempDir
    Path attachments;

    @Test
    void ten_thousand_mails_come_whole_and_once_across_a_restart_of_the_reader() throws Exception {
        assumeTrue(Dovecot.isInstalled(), "there is no Dovecot on this machine: apt-get install dovecot-imapd");
        try (var kafka = MailKafka.start();
                var mail = Dovecot.startTemporary(Map.of(LOGIN, "secret"));
                var arrivals = new Arrivals(kafka.kafka(), "backlog")) {
            var mailbox = Replica.mailbox("backlog", mail.imapPort(), LOGIN, "secret");
            var subjects = rangeClosed(1, MAILS).mapToObj(Integer::toString).toList();
            subjects.forEach(subject -> mail.deliver(LOGIN, Mails.about(subject)));

            try (var _ = Replica.start(kafka.cluster(), attachments, mailbox)) {
                await().atMost(Arrivals.PATIENCE)
                        .until(() -> arrivals.subjects().size() >= PER_BATCH);
            }
            var before = arrivals.subjects().size();
            try (var _ = Replica.start(kafka.cluster(), attachments, mailbox)) {
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> arrivals.subjects().size() >= MAILS);
            }

            assertThat(before).as("the restart came in the middle").isLessThan(MAILS);
            assertThat(arrivals.subjects()).containsExactlyElementsOf(subjects);
            assertThat(arrivals.messages().stream().map(message -> message.id()).distinct())
                    .hasSize(MAILS);
        }
    }
}

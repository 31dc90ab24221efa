package io.muara.email.mailbox;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muara.testkit.Dovecot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One Kafka for a class of tests, and a mailbox on a Dovecot of its own for each. */
final class WithDovecot implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private @Nullable MailKafka kafka;
    private @Nullable DovecotMailbox inbox;

    MailKafka kafka() {
        return requireNonNull(kafka);
    }

    DovecotMailbox inbox() {
        return requireNonNull(inbox);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(Dovecot.isInstalled(), "there is no Dovecot on this machine: apt-get install dovecot-imapd");
        kafka = MailKafka.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        inbox = DovecotMailbox.start(kafka());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        inbox().close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (kafka != null) {
            kafka.close();
        }
    }
}

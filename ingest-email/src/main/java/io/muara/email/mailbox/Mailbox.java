package io.muara.email.mailbox;

import io.muara.email.EmailConfig;
import io.muara.email.login.Login;
import io.muara.ingest.cluster.Backoff;
import java.time.Duration;

/** One folder of one account, and how to read it. */
record Mailbox(String account, String folder, EmailConfig.Imap imap, Login login, Limits limits, String environment) {

    /** Key of its cursor, and by it the partition whose owner reads it. */
    String key() {
        return account + "/" + folder;
    }

    /** The same for every owner, so that a new one shuts out the last. */
    String transactionalId() {
        return "muara-mailbox-%s-%s".formatted(environment, key());
    }

    /**
     * @param batch mails fetched and acknowledged together
     * @param maxSize bytes above which a mail is not fetched
     * @param afterTrouble how long is waited where something failed
     */
    record Limits(int batch, long maxSize, Duration poll, Backoff afterTrouble) {}
}

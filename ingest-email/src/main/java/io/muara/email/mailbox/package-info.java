/**
 * Fetches mail and hands it to Kafka, each mailbox by one reader at a time. {@link io.muara.email.mailbox.Ownership} says who
 * reads which mailbox, {@link io.muara.email.mailbox.MailboxReader} reads one, {@link io.muara.email.mailbox.MailboxJournal}
 * writes mails and cursor in one transaction. Why the cursor lies in Kafka: docs/adr/0003.
 */
@NullMarked
package io.muara.email.mailbox;

import org.jspecify.annotations.NullMarked;

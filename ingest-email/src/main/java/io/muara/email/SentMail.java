package io.muara.email;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.OutboundMessage;
import io.muara.email.outbound.Author;
import io.muara.email.outbound.Body;
import io.muara.email.outbound.Letterhead;
import io.muara.email.outbound.Reply;
import io.muara.email.outbound.SmtpServer;
import io.muara.email.threading.ReplyMarks;
import io.muara.ingest.Delivery;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;

/** What we say by mail, from the account that was written to. */
@Singleton
class SentMail {

    private final EmailConfig config;
    private final Logins logins;
    private final AttachmentStore store;
    private final Letterhead letterhead;
    private final Ours ours;

    SentMail(EmailConfig config, Logins logins, AttachmentStore store, Letterhead letterhead, Ours ours) {
        this.config = config;
        this.logins = logins;
        this.store = store;
        this.letterhead = letterhead;
        this.ours = ours;
    }

    Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        var account = config.accounts().get(name);
        if (account == null) {
            return new Delivery.Refused("there is no mail account '%s' any more".formatted(name));
        }
        var author = new Author(
                account.address(),
                new ReplyMarks(account.address(), config.threading()),
                new Body(letterhead, store, account.signature().orElse("")),
                ours.installation());
        try {
            return new SmtpServer(account.smtp(), logins.smtp(name))
                    .send(session -> Reply.of(session, author, message));
        } catch (AddressException e) {
            return new Delivery.Refused("the customer's address cannot be written to: " + e.getMessage());
        }
    }
}

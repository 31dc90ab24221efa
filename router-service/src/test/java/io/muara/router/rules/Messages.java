package io.muara.router.rules;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages for tests, saying only what a test is about. */
public record Messages(
        ChannelId channel,
        String account,
        Sender.Identity sender,
        Optional<String> subject,
        List<Attachment> attachments,
        Instant arrival) {

    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

    private static final Mail PLAIN = new Mail(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "1@example.org",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public static Messages aChat() {
        return new Messages(
                new ChannelId("whatsapp"),
                "demo",
                Sender.Identity.of("phone", "+6281234567"),
                Optional.empty(),
                List.of(),
                NOON);
    }

    public static Messages aMail() {
        return new Messages(
                new ChannelId("email"),
                "support",
                Sender.Identity.of("email", "Ada@Example.org"),
                Optional.empty(),
                List.of(),
                NOON);
    }

    public Messages from(String contact) {
        return new Messages(
                channel, account, Sender.Identity.of(sender.kind(), contact), subject, attachments, arrival);
    }

    public Messages about(String matter) {
        return new Messages(channel, account, sender, Optional.of(matter), attachments, arrival);
    }

    public Messages at(String moment) {
        return new Messages(channel, account, sender, subject, attachments, Instant.parse(moment));
    }

    public Messages with(String file) {
        var attachment = new Attachment(
                file,
                "image/png",
                Optional.of(10L),
                Optional.empty(),
                Optional.of("key"),
                Optional.empty(),
                Optional.empty());
        return new Messages(channel, account, sender, subject, List.of(attachment), arrival);
    }

    public InboundMessage saying(String text) {
        return saying(text, sender.value() + text);
    }

    public InboundMessage saying(String text, String providerId) {
        return saying(new Content.Text(text), providerId);
    }

    public InboundMessage saying(Content content, String providerId) {
        return new InboundMessage(
                MessageId.of(channel, account, providerId, "message"),
                new ConversationKey(channel, account, sender.value()),
                new Sender(Optional.empty(), List.of(sender)),
                subject,
                content,
                attachments,
                Threading.continuous(),
                new Provenance(
                        providerId, Provenance.Direction.INBOUND, arrival, arrival, Provenance.Original.json("{}")),
                Optional.empty());
    }

    /** The same as a mail about which this was found out. */
    static InboundMessage judged(
            InboundMessage message,
            Optional<Mail.Automatic> automatic,
            Optional<Mail.Authentication> authentication,
            Optional<String> disguise) {
        return asMail(message, PLAIN.judged(automatic, authentication, disguise, Optional.empty(), Map.of()));
    }

    /** The same as a mail with such a header. */
    static InboundMessage withHeader(InboundMessage message, String name, String value) {
        var headers = Map.of(name, List.of(value));
        return asMail(
                message, PLAIN.judged(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), headers));
    }

    private static InboundMessage asMail(InboundMessage message, Mail mail) {
        return new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                message.content(),
                message.attachments(),
                message.threading(),
                message.provenance(),
                Optional.of(mail));
    }
}

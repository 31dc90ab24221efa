package io.muara.chat;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.contracts.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Replies for tests: {@code Outgoing.to("telegram", "42").saying("halo")}. */
public record Outgoing(
        ConversationKey conversation,
        List<Sender.Identity> identities,
        List<String> answers,
        List<Attachment> attachments,
        Act act,
        Optional<Instant> contactWroteAt) {

    private static final UUID ID = UUID.fromString("0192e5a0-0000-7000-8000-000000000001");

    public static Outgoing to(String channel, String contact) {
        return new Outgoing(
                new ConversationKey(new ChannelId(channel), "demo", contact),
                List.of(),
                List.of(),
                List.of(),
                Act.SAY,
                Optional.of(Instant.now()));
    }

    public Outgoing answering(String... providerIds) {
        return new Outgoing(conversation, identities, List.of(providerIds), attachments, act, contactWroteAt);
    }

    public Outgoing with(Attachment... files) {
        return new Outgoing(conversation, identities, answers, List.of(files), act, contactWroteAt);
    }

    public Outgoing as(Act what) {
        return new Outgoing(conversation, identities, answers, attachments, what, contactWroteAt);
    }

    public Outgoing lastHeardOf(Instant when) {
        return new Outgoing(conversation, identities, answers, attachments, act, Optional.of(when));
    }

    public Outgoing knownAs(Sender.Identity... known) {
        return new Outgoing(conversation, List.of(known), answers, attachments, act, contactWroteAt);
    }

    /** What the provider approved beforehand, in place of a text. */
    public OutboundMessage using(OutboundMessage.Template template) {
        return message("", Optional.of(template));
    }

    public OutboundMessage saying(String text) {
        return message(text, Optional.empty());
    }

    private OutboundMessage message(String text, Optional<OutboundMessage.Template> template) {
        return new OutboundMessage(
                new ReplyId(ID),
                new TicketId(ID),
                1,
                conversation,
                identities,
                Optional.empty(),
                text,
                answers,
                Instant.EPOCH,
                attachments,
                template,
                Optional.of(act),
                contactWroteAt,
                Optional.empty(),
                Optional.empty(),
                false);
    }
}

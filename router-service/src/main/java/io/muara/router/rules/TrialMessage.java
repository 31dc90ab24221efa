package io.muara.router.rules;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that nobody sent, to see how it would be decided. What is not said is as it usually is: a mail when there is a
 * subject, a chat when there is none.
 *
 * @param sender an address, a number ({@code +62811…}) or whatever the channel calls people
 * @param at when it comes in
 */
public record TrialMessage(
        String text,
        Optional<String> subject,
        Optional<ChannelId> channel,
        Optional<String> account,
        Optional<String> sender,
        Optional<Instant> at) {

    private static final ChannelId MAIL = new ChannelId("email");
    private static final ChannelId CHAT = new ChannelId("whatsapp");
    private static final String PROVIDER_ID = "trial";

    /** Noon in Jakarta on a Monday that is no holiday: the same decision on every day. */
    private static final Instant ON_A_WORKING_DAY = Instant.parse("2026-01-05T05:00:00Z");

    public TrialMessage {
        check(account, sender);
    }

    public static TrialMessage saying(String text) {
        return new TrialMessage(
                text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @throws IllegalArgumentException when nobody can be called so */
    public static void check(Optional<String> account, Optional<String> sender) {
        account.ifPresent(TrialMessage::account);
        if (sender.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a sender must be called something");
        }
    }

    static String account(String name) {
        return new ConversationKey(CHAT, name, PROVIDER_ID).account();
    }

    public InboundMessage message() {
        var way = channel.orElse(subject.isPresent() ? MAIL : CHAT);
        var contact = sender.orElse(way.equals(MAIL) ? "ada@example.org" : "+6281234567");
        var ours = account.orElse("trial");
        var moment = at.orElse(ON_A_WORKING_DAY);
        return new InboundMessage(
                MessageId.of(way, ours, PROVIDER_ID, Content.MESSAGE),
                new ConversationKey(way, ours, contact),
                new Sender(Optional.empty(), List.of(Sender.Identity.of(kind(contact, way), contact))),
                subject,
                new Content.Text(text),
                List.of(),
                Threading.continuous(),
                new Provenance(
                        PROVIDER_ID, Provenance.Direction.INBOUND, moment, moment, Provenance.Original.json("{}")),
                Optional.empty());
    }

    private static String kind(String contact, ChannelId way) {
        if (contact.startsWith("+")) {
            return "phone";
        }
        return contact.contains("@") ? "email" : way.value();
    }
}

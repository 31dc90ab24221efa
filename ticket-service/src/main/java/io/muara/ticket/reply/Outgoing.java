package io.muara.ticket.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.ReplyId;
import io.muara.contracts.ReplyPass;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words of ours as the channel of their ticket gets them. */
public final class Outgoing {

    private Outgoing() {}

    /**
     * What the words answer.
     *
     * @param ids by which its provider and mail programs know it and what it answers, the nearest first
     */
    public record Heard(List<String> ids, Instant at, Optional<ReplyPass> pass) {

        public Heard {
            ids = List.copyOf(ids);
        }

        public static Heard of(InboundMessage message) {
            var provenance = message.provenance();
            return new Heard(
                    ids(Optional.of(provenance.providerId()), message.mail()), provenance.sentAt(), provenance.pass());
        }

        public static Heard of(TicketMessage message) {
            var mail = message.mail().map(json -> Wire.read(json.getBytes(UTF_8), Mail.class));
            return new Heard(ids(message.providerId(), mail), message.sentAt(), message.replyPass());
        }

        /** A mail's References name the farthest first. */
        private static List<String> ids(Optional<String> providerId, Optional<Mail> mail) {
            var ids = new ArrayList<>(providerId.stream().toList());
            mail.ifPresent(facts -> {
                ids.add(facts.messageId());
                ids.addAll(facts.inReplyTo());
                ids.addAll(facts.references().reversed());
            });
            return ids.stream().distinct().toList();
        }
    }

    public static OutboundMessage of(Ticket ticket, ReplyId id, Words words, Optional<Heard> heard, Instant now) {
        return new OutboundMessage(
                id,
                ticket.id(),
                ticket.number(),
                ticket.conversation(),
                ticket.identities(),
                heard.isPresent() ? ticket.subject().map(Outgoing::answering) : ticket.subject(),
                words.text(),
                heard.map(Heard::ids).orElse(List.of()),
                now,
                words.attachments(),
                words.template(),
                Optional.of(words.act()),
                heard.map(Heard::at),
                heard.flatMap(Heard::pass).filter(pass -> now.isBefore(pass.until())),
                words.language(),
                words.automatic());
    }

    public static Letter letter(OutboundMessage message) {
        return new Letter(
                Topics.outbound(message.conversation().channel()),
                Optional.of(message.conversation().toString()),
                message.conversation().toString(),
                Map.of(),
                Optional.of(Wire.bytes(message)));
    }

    private static String answering(String subject) {
        return subject.strip().toLowerCase(Locale.ROOT).startsWith("re:") ? subject : "Re: " + subject;
    }
}

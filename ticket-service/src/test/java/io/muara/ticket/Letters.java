package io.muara.ticket;

import io.muara.contracts.AgentId;
import io.muara.contracts.Attachment;
import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Label;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.Priority;
import io.muara.contracts.Provenance;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.TeamId;
import io.muara.contracts.Threading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A routed message in the making: {@code chat("ada").saying("late").routedTo("finance").asHigh()}. */
public record Letters(
        ConversationKey from,
        String providerId,
        Content content,
        Threading threading,
        Provenance.Direction direction,
        String category,
        Priority priority,
        String team,
        Optional<String> agent,
        Set<String> labels,
        List<Attachment> attachments) {

    private static final Instant SENT = Instant.parse("2026-11-21T01:02:03Z");

    public static Letters chat(String contact) {
        return from("whatsapp", "demo", contact, Threading.continuous());
    }

    public static Letters mail(String address, String... answers) {
        return from("email", "support", address, new Threading(Threading.Style.THREADED, List.of(answers)));
    }

    private static Letters from(String channel, String account, String contact, Threading threading) {
        return new Letters(
                new ConversationKey(new ChannelId(channel), account, contact),
                "p-1",
                new Content.Text("Halo"),
                threading,
                Provenance.Direction.INBOUND,
                "question",
                Priority.NORMAL,
                "customer-service",
                Optional.empty(),
                Set.of(),
                List.of());
    }

    /** With what else names a ticket. */
    public Letters proving(Threading.Evidence... evidence) {
        var more = new Threading(threading.style(), threading.answers(), threading.movesTo(), List.of(evidence));
        return new Letters(
                from, providerId, content, more, direction, category, priority, team, agent, labels, attachments);
    }

    public Letters saying(String text) {
        return with(new Content.Text(text));
    }

    public Letters with(Content said) {
        return new Letters(
                from, providerId, said, threading, direction, category, priority, team, agent, labels, attachments);
    }

    public Letters known(String id) {
        return new Letters(
                from, id, content, threading, direction, category, priority, team, agent, labels, attachments);
    }

    public Letters as(String about, Priority urgency) {
        return new Letters(
                from, providerId, content, threading, direction, about, urgency, team, agent, labels, attachments);
    }

    public Letters to(String who) {
        return new Letters(
                from, providerId, content, threading, direction, category, priority, who, agent, labels, attachments);
    }

    public Letters forAgent(String who) {
        return new Letters(
                from,
                providerId,
                content,
                threading,
                direction,
                category,
                priority,
                team,
                Optional.of(who),
                labels,
                attachments);
    }

    public Letters labelled(String... marks) {
        return new Letters(
                from,
                providerId,
                content,
                threading,
                direction,
                category,
                priority,
                team,
                agent,
                Arrays.stream(marks).collect(Collectors.toSet()),
                attachments);
    }

    public Letters echoed() {
        return new Letters(
                from,
                providerId,
                content,
                threading,
                Provenance.Direction.ECHO,
                category,
                priority,
                team,
                agent,
                labels,
                attachments);
    }

    public Letters carrying(Attachment... files) {
        return new Letters(
                from,
                providerId,
                content,
                threading,
                direction,
                category,
                priority,
                team,
                agent,
                labels,
                List.of(files));
    }

    /** The same, with a rule that asks to tell the contact so. */
    public RoutedMessage acknowledged() {
        return acknowledged(Function.identity());
    }

    /** @param found what more is known about the mail */
    public RoutedMessage acknowledged(Function<Mail, Mail> found) {
        var routed = routed();
        var message = routed.message();
        return changed(routed, message.provenance(), message.mail().map(found), true);
    }

    /** A routed message of which that is different. */
    public static RoutedMessage changed(
            RoutedMessage routed, Provenance provenance, Optional<Mail> mail, boolean acknowledge) {
        var message = routed.message();
        return new RoutedMessage(
                new InboundMessage(
                        message.id(),
                        message.conversation(),
                        message.sender(),
                        message.subject(),
                        message.content(),
                        message.attachments(),
                        message.threading(),
                        provenance,
                        mail),
                routed.category(),
                routed.priority(),
                routed.team(),
                routed.agent(),
                routed.labels(),
                routed.rulesVersion(),
                routed.decidedBy(),
                acknowledge,
                routed.slaPolicy(),
                routed.spam(),
                routed.findings());
    }

    /** Something that somebody else wrote down, routed as letters are. */
    public static RoutedMessage routed(InboundMessage message) {
        return chat(message.conversation().contact()).routed().about(message);
    }

    /** The same, which a rule calls spam. */
    public RoutedMessage asSpam() {
        var routed = routed();
        return new RoutedMessage(
                routed.message(),
                routed.category(),
                routed.priority(),
                routed.team(),
                routed.agent(),
                routed.labels(),
                routed.rulesVersion(),
                routed.decidedBy(),
                routed.acknowledge(),
                routed.slaPolicy(),
                true,
                routed.findings());
    }

    public RoutedMessage routed() {
        return new RoutedMessage(
                message(),
                new Category(category),
                priority,
                new TeamId(team),
                agent.map(AgentId::new),
                labels.stream().map(Label::new).collect(Collectors.toSet()),
                "test",
                List.of());
    }

    private InboundMessage message() {
        var isMail = threading.style() == Threading.Style.THREADED;
        return new InboundMessage(
                MessageId.of(from.channel(), from.account(), from.contact() + providerId, content.event()),
                from,
                new Sender(Optional.of("Ada"), List.of(Sender.Identity.of(isMail ? "email" : "phone", from.contact()))),
                isMail ? Optional.of("Pesanan saya") : Optional.empty(),
                content,
                attachments,
                threading,
                new Provenance(providerId, direction, SENT, SENT, Provenance.Original.json("{}")),
                isMail ? Optional.of(mailOf()) : Optional.empty());
    }

    private Mail mailOf() {
        var references = threading.answers();
        return new Mail(
                List.of(new Mail.Address(Optional.of("Ada"), from.contact())),
                List.of(),
                List.of(),
                List.of(),
                providerId,
                references.stream().limit(1).toList(),
                references,
                Optional.of(SENT),
                Optional.empty(),
                Optional.empty());
    }
}

package io.muara.ticket.contact;

import static java.util.function.UnaryOperator.identity;

import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ticket.Letters;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Messages by whom they are from: {@code by(chat("ID.1"), phone("+62811"))}. */
final class Writers {

    private Writers() {}

    static Sender.Identity phone(String number) {
        return Sender.Identity.of("phone", number);
    }

    static Sender.Identity user(String id) {
        return new Sender.Identity("whatsapp", id, Optional.of("waba-1"));
    }

    static RoutedMessage by(Letters letters, Sender.Identity... names) {
        return changed(letters.routed(), List.of(names), identity(), identity());
    }

    /** What a channel says when it calls somebody something else from now on. */
    static RoutedMessage moving(Letters letters, String to, Sender.Identity... names) {
        var routed = letters.routed();
        var before = routed.message().conversation();
        var after = new ConversationKey(before.channel(), before.account(), to);
        return changed(routed, List.of(names), threading -> Threading.movingTo(after), identity());
    }

    static RoutedMessage judged(Letters mail, Mail.Authentication.Verdict verdict) {
        var routed = mail.routed();
        var found = Optional.of(new Mail.Authentication(verdict, "dmarc"));
        return changed(
                routed,
                routed.message().sender().identities(),
                identity(),
                facts -> facts.judged(Optional.empty(), found, Optional.empty()));
    }

    private static RoutedMessage changed(
            RoutedMessage routed,
            List<Sender.Identity> names,
            UnaryOperator<Threading> threading,
            UnaryOperator<Mail> mail) {
        var message = routed.message();
        return routed.about(new InboundMessage(
                message.id(),
                message.conversation(),
                new Sender(message.sender().name(), names),
                message.subject(),
                message.content(),
                message.attachments(),
                threading.apply(message.threading()),
                message.provenance(),
                message.mail().map(mail)));
    }
}

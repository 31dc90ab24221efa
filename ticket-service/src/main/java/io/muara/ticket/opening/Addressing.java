package io.muara.ticket.opening;

import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.ticket.contact.Addressees;
import io.muara.ticket.contact.Identity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the conversation in which somebody will answer. */
@ApplicationScoped
class Addressing {

    private final Addressees addressees;

    Addressing(Addressees addressees) {
        this.addressees = addressees;
    }

    /** @param contact whose conversation it is */
    record Addressed(Reach reach, ContactId contact, Optional<String> name) {}

    /** @throws Reach.Unreachable when they cannot be written to there */
    Uni<Optional<Addressed>> of(Mutiny.StatelessSession session, NewTicket wanted) {
        return wanted.contact()
                .map(contact -> known(session, contact, wanted))
                .orElseGet(() -> stranger(session, wanted).map(Optional::of));
    }

    private Uni<Optional<Addressed>> known(Mutiny.StatelessSession session, ContactId id, NewTicket wanted) {
        return addressees.read(session, id).chain(found -> found.map(contact -> reach(session, contact.id(), wanted)
                        .map(reach -> Optional.of(
                                new Addressed(reach, contact.id(), wanted.name().or(() -> contact.particulars()
                                        .name())))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Addressed> stranger(Mutiny.StatelessSession session, NewTicket wanted) {
        var reach = reachable(wanted);
        return addressees
                .of(session, reach.name(), wanted.name())
                .chain(contact -> addressees.read(session, contact).chain(person -> renamed(session, contact, reach)
                        .map(now -> new Addressed(
                                now,
                                contact,
                                wanted.name()
                                        .or(() -> person.flatMap(
                                                known -> known.particulars().name()))))));
    }

    private Uni<Reach> reach(Mutiny.StatelessSession session, ContactId contact, NewTicket wanted) {
        if (wanted.address().isPresent()) {
            return renamed(session, contact, reachable(wanted));
        }
        return addressees.names(session, contact).chain(names -> addressees
                .conversations(session, contact, account(wanted))
                .map(conversations -> conversations.stream()
                        .findFirst()
                        .map(conversation -> Reach.known(conversation, naming(conversation, names)))
                        .orElseGet(() -> byName(names, wanted))));
    }

    /** Somebody whom we know by their number may be called otherwise by WhatsApp, and answers under that. */
    private Uni<Reach> renamed(Mutiny.StatelessSession session, ContactId contact, Reach reach) {
        if (reach.isThreaded()) {
            return Uni.createFrom().item(reach);
        }
        var key = reach.conversation();
        return addressees
                .conversations(session, contact, "%s:%s/".formatted(key.channel(), key.account()))
                .map(conversations -> conversations.contains(key.toString())
                        ? reach
                        : conversations.stream()
                                .filter(conversation -> !isNumber(conversation))
                                .findFirst()
                                .map(conversation -> Reach.known(conversation, reach.name()))
                                .orElse(reach));
    }

    private static Reach reachable(NewTicket wanted) {
        return Reach.of(
                wanted.channel(),
                wanted.account(),
                wanted.address()
                        .orElseThrow(() -> new Reach.Unreachable("give whom to write to: a contact, or an address")));
    }

    private static Reach byName(List<Identity> names, NewTicket wanted) {
        var kind = wanted.channel().value().equals("email") ? "email" : "phone";
        return names.stream()
                .filter(name -> name.kind().equals(kind))
                .findFirst()
                .map(name -> Reach.of(wanted.channel(), wanted.account(), name.value()))
                .orElseThrow(() -> new Reach.Unreachable(
                        "the contact has not written to %s:%s, and nothing is known of them to write to there"
                                .formatted(wanted.channel(), wanted.account())));
    }

    /** The name of theirs that the conversation bears, or else one that the channel may send to. */
    private static Identity naming(String conversation, List<Identity> names) {
        var contact = ConversationKey.parse(conversation).contact();
        return names.stream()
                .filter(name -> contact.equals(name.value())
                        || contact.endsWith(":" + name.value())
                        || name.value().equals("+" + contact))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElseGet(() -> new Identity("contact", contact, ""));
    }

    private static String account(NewTicket wanted) {
        return "%s:%s/".formatted(wanted.channel(), wanted.account());
    }

    private static boolean isNumber(String conversation) {
        return ConversationKey.parse(conversation).contact().matches("(?:whatsapp:)?\\+?[0-9]+");
    }
}

package io.muara.ticket.contact;

import static java.util.stream.Collectors.toMap;

import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Mail;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who wrote each of a batch of messages, worked out without any I/O. A name that nobody has goes to whoever wrote under a known one
 * beside it; one that somebody has stays theirs. A contact's name that they call themselves by never counts.
 */
final class Linking {

    private final Known known;
    private final Supplier<UUID> ids;
    private final Map<MessageId, ContactId> writers = new HashMap<>();
    private final Map<UUID, Particulars> made = new LinkedHashMap<>();
    private final SortedMap<Identity, UUID> learnt = new TreeMap<>();
    private final SortedMap<String, UUID> moved = new TreeMap<>();
    private final SortedMap<UUID, UUID> united = new TreeMap<>();

    /**
     * What the tables say.
     *
     * @param names whose they are
     * @param conversations who writes in them
     * @param exclusive kinds, with their scopes, of which contacts have a name that nobody has two of
     */
    record Known(Map<Identity, Owner> names, Map<String, Owner> conversations, Map<UUID, Set<Kind>> exclusive) {

        Known {
            names = new HashMap<>(names);
            conversations = new HashMap<>(conversations);
            exclusive = exclusive.entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, kinds -> new HashSet<>(kinds.getValue())));
        }
    }

    record Kind(String kind, String scope) {

        static Kind of(Identity name) {
            return new Kind(name.kind(), name.scope());
        }
    }

    private Linking(Known known, Supplier<UUID> ids) {
        this.known = known;
        this.ids = ids;
    }

    static Linking of(List<InboundMessage> messages, Known known, Supplier<UUID> ids) {
        var linking = new Linking(known, ids);
        messages.forEach(linking::link);
        return linking;
    }

    /** Messages that may be anybody's are missing. */
    Map<MessageId, ContactId> writers() {
        return writers;
    }

    /** Contacts that there were not. */
    Map<UUID, Particulars> made() {
        return made;
    }

    /** Names that nobody had. */
    SortedMap<Identity, UUID> learnt() {
        return learnt;
    }

    /** Conversations that somebody else writes in than before. */
    SortedMap<String, UUID> moved() {
        return moved;
    }

    /** Contacts that turned out to be another one, by whom they count as. */
    SortedMap<UUID, UUID> united() {
        return united;
    }

    /** Contacts of whom another kind of name counts, before one more is believed to be theirs. */
    static Set<UUID> doubtful(List<InboundMessage> messages, Map<Identity, Owner> names) {
        var doubtful = new HashSet<UUID>();
        for (var message : messages) {
            var proving = Identity.proving(message);
            if (!names.keySet().containsAll(proving)) {
                proving.stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .map(Owner::contact)
                        .forEach(doubtful::add);
            }
        }
        return doubtful;
    }

    private void link(InboundMessage message) {
        if (isForged(message)) {
            return;
        }
        var before = Optional.ofNullable(
                known.conversations.get(message.conversation().toString()));
        writer(message, before).ifPresent(writer -> {
            writers.put(message.id(), new ContactId(writer.contact()));
            writes(writer, message.conversation());
            message.threading().movesTo().ifPresent(to -> writes(writer, to));
        });
    }

    private Optional<Owner> writer(InboundMessage message, Optional<Owner> before) {
        var names = Identity.proving(message);
        if (isOurs(message)) {
            return before;
        }
        if (before.isPresent() && (names.isEmpty() || message.content().about().isPresent())) {
            return before;
        }
        var told = message.threading().movesTo().isPresent();
        var writer = whoHas(names, before, told).orElseGet(() -> make(message));
        if (told) {
            names.stream().filter(name -> !name.isPortable()).forEach(name -> unite(name, writer));
        }
        names.stream().filter(name -> !known.names.containsKey(name)).forEach(name -> learn(name, writer));
        return Optional.of(writer);
    }

    /** @param told whether the provider itself says that all the names are one person's */
    private Optional<Owner> whoHas(List<Identity> names, Optional<Owner> before, boolean told) {
        var owners =
                names.stream().map(known.names::get).filter(Objects::nonNull).toList();
        var same = before.flatMap(
                writer -> owners.stream().filter(writer::isSamePersonAs).findFirst());
        return same.or(() -> owners.stream().findFirst()).filter(owner -> told || !hasOthers(owner, names));
    }

    /** A number may have been given to somebody else, who has another name of a kind that nobody has two of. */
    private boolean hasOthers(Owner owner, List<Identity> names) {
        var kinds = known.exclusive.getOrDefault(owner.contact(), Set.of());
        return names.stream()
                .filter(name -> !known.names.containsKey(name) && !name.isPortable())
                .anyMatch(name -> kinds.contains(Kind.of(name)));
    }

    private Owner make(InboundMessage message) {
        var contact = Owner.made(ids.get());
        made.put(contact.contact(), Particulars.of(message.sender().name()));
        return contact;
    }

    /** Under their new id they wrote before the channel told that it is theirs. */
    private void unite(Identity name, Owner writer) {
        var other = known.names.get(name);
        if (other != null && !other.isSamePersonAs(writer)) {
            united.put(other.head(), writer.head());
            known.names.replaceAll((each, owner) -> owner.countingAs(writer, other));
            known.conversations.replaceAll((each, owner) -> owner.countingAs(writer, other));
        }
    }

    private void learn(Identity name, Owner owner) {
        known.names.put(name, owner);
        known.exclusive
                .computeIfAbsent(owner.contact(), first -> new HashSet<>())
                .add(Kind.of(name));
        learnt.put(name, owner.contact());
    }

    private void writes(Owner writer, ConversationKey conversation) {
        var key = conversation.toString();
        var before = known.conversations.put(key, writer);
        if (before == null || !before.isSamePersonAs(writer)) {
            moved.put(key, writer.contact());
        }
    }

    private static boolean isOurs(InboundMessage message) {
        return message.provenance().direction() == Provenance.Direction.ECHO;
    }

    /** Its own domain says that its sender is not who they say they are. */
    private static boolean isForged(InboundMessage message) {
        return message.mail()
                .flatMap(Mail::authentication)
                .filter(found -> found.verdict() == Mail.Authentication.Verdict.FAILED)
                .isPresent();
    }
}

package io.muara.email.threading;

import static io.muara.contracts.Threading.Evidence.Kind.SIGNED_ADDRESS;
import static io.muara.contracts.Threading.Evidence.Kind.SUBJECT_TAG;
import static java.util.Comparator.comparing;

import io.muara.contracts.Mail.Address;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Threading.Evidence;
import io.muara.email.reading.ReadMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The marks of ours that a mail bears.
 *
 * @param evidence addresses before tags, of each what is proven before what is not
 * @param subject without our tags
 */
public record MarksRead(List<Evidence> evidence, Optional<String> subject) {

    /** Where servers say whom a mail is for, beside To and Cc. */
    private static final Map<String, String> ENVELOPES = Map.of(
            "delivered-to", "Delivered-To",
            "x-original-to", "X-Original-To",
            "x-forwarded-to", "X-Forwarded-To",
            "envelope-to", "Envelope-To",
            "x-envelope-to", "X-Envelope-To",
            "resent-to", "Resent-To");

    private static final int MOST_ENVELOPES = 50;

    private record Place(String name, String text) {}

    /**
     * @param ours our addresses, in lower case: only on them is a wrong signature worth a word
     * @param seal absent when we sign nothing
     */
    public static MarksRead in(ReadMail read, Set<String> ours, Optional<Seal> seal) {
        if (seal.isEmpty()) {
            return new MarksRead(List.of(), read.subject());
        }
        var key = seal.get();
        var subject = read.subject().map(text -> SubjectTag.without(text, key)).filter(text -> !text.isEmpty());
        return new MarksRead(
                Stream.concat(addresses(read, ours, key), tags(read, key)).toList(), subject);
    }

    /** The reply whose own address the mail came to. */
    public Optional<ReplyId> reply() {
        return evidence.stream().flatMap(one -> one.reply().stream()).findFirst();
    }

    private static Stream<Evidence> addresses(ReadMail read, Set<String> ours, Seal seal) {
        // A server often repeats To in headers of its own.
        var byReply = new LinkedHashMap<Optional<ReplyId>, Evidence>();
        places(read).forEach(place -> ReplyAddress.in(place.text(), seal)
                .filter(found -> found.reply().isPresent() || ours.contains(found.address()))
                .forEach(found -> byReply.putIfAbsent(found.reply(), evidence(place, found))));
        return provenFirst(byReply.values().stream());
    }

    private static Stream<Place> places(ReadMail read) {
        var envelopes = read.headers().fields().stream()
                .filter(field -> ENVELOPES.containsKey(field.name()))
                .map(field -> new Place(ENVELOPES.getOrDefault(field.name(), field.name()), field.value()))
                .limit(MOST_ENVELOPES);
        return Stream.of(
                        places("To", read.mail().to()), places("Cc", read.mail().cc()), envelopes)
                .flatMap(places -> places);
    }

    private static Stream<Place> places(String name, List<Address> addresses) {
        return addresses.stream().map(address -> new Place(name, address.address()));
    }

    private static Evidence evidence(Place place, ReplyAddress.Found found) {
        return new Evidence(SIGNED_ADDRESS, place.name(), found.reply().isPresent(), found.reply(), Optional.empty());
    }

    private static Stream<Evidence> tags(ReadMail read, Seal seal) {
        return provenFirst(SubjectTag.in(read.subject().orElse(""), seal).stream()
                .map(tag -> new Evidence(
                        SUBJECT_TAG, "Subject", tag.genuine(), Optional.empty(), Optional.of(tag.ticketNumber()))));
    }

    private static Stream<Evidence> provenFirst(Stream<Evidence> evidence) {
        return evidence.sorted(comparing(Evidence::proven).reversed());
    }
}

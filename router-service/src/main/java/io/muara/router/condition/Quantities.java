package io.muara.router.condition;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.Language;
import io.muara.router.condition.Quantity.Unit;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

/** Everything about a message that can be counted or measured. */
public final class Quantities {

    private static final int PER_CENT = 100;

    public static final Quantity ATTACHMENTS = new Quantity(
            "number of attachments",
            Unit.COUNT,
            reading -> LongStream.of(reading.message().attachments().size()));

    /** Of each attachment whose size is known. */
    public static final Quantity ATTACHMENT_SIZE =
            new Quantity("attachment size", Unit.BYTES, reading -> reading.message().attachments().stream()
                    .flatMap(attachment -> attachment.bytes().stream())
                    .mapToLong(Long::longValue));

    public static final Quantity LANGUAGE_CONFIDENCE = new Quantity(
            "confidence in the language",
            Unit.PER_CENT,
            reading -> perCent(reading.language().map(Language::confidence)));

    public static final Quantity SUGGESTION_CONFIDENCE = new Quantity(
            "confidence in the suggestion",
            Unit.PER_CENT,
            reading -> perCent(reading.suggestion().map(it -> it.confidence())));

    /** Messages since we last answered, without this one. */
    public static final Quantity UNANSWERED = new Quantity(
            "number of unanswered messages before",
            Unit.COUNT,
            reading -> latest(reading).map(LatestTicket::unanswered).stream().mapToLong(Integer::longValue));

    /** Since the first message that we did not answer. */
    public static final Quantity WAITING = new Quantity(
            "time that the contact waits",
            Unit.SECONDS,
            reading -> latest(reading).flatMap(LatestTicket::waitingSince).stream()
                    .mapToLong(since -> Math.max(
                            0, Duration.between(since, reading.arrival()).toSeconds())));

    private Quantities() {}

    private static Optional<LatestTicket> latest(Reading reading) {
        return reading.contact().flatMap(ContactFacts::latest);
    }

    private static LongStream perCent(Optional<Double> confidence) {
        return confidence.stream().mapToLong(it -> Math.round(it * PER_CENT));
    }
}

package io.muara.router.rules;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.calendar.Calendar;
import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Expression;
import io.muara.router.condition.Fact;
import io.muara.router.condition.Facts;
import io.muara.router.condition.Flags;
import io.muara.router.condition.Quantities;
import io.muara.router.condition.Senders;
import io.muara.router.condition.Words.Where;
import io.muara.router.text.Lexicon;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads what stands below {@code when}. */
final class ConditionSection {

    /** Deeper than anybody reads, and an alias that holds itself would never end. */
    private static final int DEEPEST = 16;

    /** ISO 639-1. */
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Map<String, ConditionReader> readers;
    private final List<Map<String, ConditionReader>> byDepth;

    ConditionSection(Lexicon lexicon, Map<String, Calendar> calendars, Set<String> categories, Set<String> teams) {
        readers = Map.ofEntries(
                entry("words", new ProseReader(Where.ANYWHERE, Facts.ANYWHERE, lexicon)),
                entry("subject", new ProseReader(Where.SUBJECT, Facts.SUBJECT, lexicon)),
                entry("text", new ProseReader(Where.TEXT, Facts.TEXT, lexicon)),
                entry("hashtag", new TextReader(Facts.HASHTAG, ConditionSection::hashtag)),
                entry("channel", new TextReader(Facts.CHANNEL, ConditionSection::channel)),
                entry("account", new TextReader(Facts.ACCOUNT)),
                entry("direction", oneOf(Facts.DIRECTION, "direction", Direction.values())),
                entry("medium", oneOf(Facts.MEDIUM, "medium", Medium.values())),
                entry("sender", new TextReader(Facts.SENDER, place -> place.as(Senders::plain))),
                entry("sender-name", new TextReader(Facts.SENDER_NAME)),
                entry("language", new TextReader(Facts.LANGUAGE, ConditionSection::language)),
                entry("language-confidence", new QuantityReader(Quantities.LANGUAGE_CONFIDENCE)),
                entry("header", headers()),
                entry("authentication", oneOf(Facts.AUTHENTICATION, "verdict", Verdict.values())),
                entry("automatic", new FlagReader(Flags.AUTOMATIC)),
                entry("disguised", new FlagReader(Flags.DISGUISED)),
                entry("forwarded", new FlagReader(Flags.FORWARDED)),
                entry("comment", new FlagReader(Flags.COMMENT)),
                entry("reply", new FlagReader(Flags.REPLY)),
                entry("attachments", attachments()),
                entry("contact", contact()),
                entry("latest", latest(categories, teams)),
                entry("suggestion", suggestion(categories)),
                entry("arrival", new MomentReader(calendars)),
                entry("cel", place -> place.as(Expression::of).map(Function.identity())));
        byDepth = IntStream.rangeClosed(1, DEEPEST).mapToObj(this::readers).toList();
    }

    /** Several keys beside each other must all hold. Empty when nothing usable stands there. */
    Optional<Condition> read(Place place) {
        return read(place, 1);
    }

    private Optional<Condition> read(Place place, int depth) {
        if (depth > DEEPEST) {
            place.wrong("conditions are nested more than %d deep".formatted(DEEPEST));
            return Optional.empty();
        }
        return ConditionReader.all(place, byDepth.get(depth - 1));
    }

    private Map<String, ConditionReader> readers(int depth) {
        var deeper = new HashMap<>(readers);
        deeper.put("all", field -> nested(field, depth).map(Condition.All::new));
        deeper.put("any", field -> nested(field, depth).map(Condition.Any::new));
        deeper.put("none", field -> nested(field, depth).map(Condition.None::new));
        return deeper;
    }

    private Optional<List<Condition>> nested(Place field, int depth) {
        var conditions = field.items().stream()
                .flatMap(item -> read(item, depth + 1).stream())
                .toList();
        return conditions.isEmpty() ? Optional.empty() : Optional.of(conditions);
    }

    private static ConditionReader attachments() {
        var some = new FlagReader(Flags.WITH_ATTACHMENTS);
        var readers = Map.of(
                "count", new QuantityReader(Quantities.ATTACHMENTS),
                "size", new QuantityReader(Quantities.ATTACHMENT_SIZE),
                "type", new TextReader(Facts.ATTACHMENT_TYPE),
                "name", new TextReader(Facts.ATTACHMENT_NAME));
        return place -> place.isMap() ? ConditionReader.all(place, readers) : some.read(place);
    }

    private static ConditionReader headers() {
        return place -> named(place, name -> new TextReader(Facts.header(name.toLowerCase(Locale.ROOT))));
    }

    private static ConditionReader contact() {
        var readers = Map.of(
                "known", new FlagReader(Flags.KNOWN),
                "vip", new FlagReader(Flags.VIP),
                "labels", new TextReader(Facts.CONTACT_LABEL),
                "owner", new TextReader(Facts.CONTACT_OWNER),
                "organisation", new TextReader(Facts.CONTACT_ORGANISATION),
                "language", new TextReader(Facts.CONTACT_LANGUAGE, ConditionSection::language),
                "attributes", (ConditionReader) place -> named(place, name -> new TextReader(Facts.attribute(name))));
        return place -> ConditionReader.all(place, readers);
    }

    private static ConditionReader latest(Set<String> categories, Set<String> teams) {
        var readers = Map.of(
                "open", new FlagReader(Flags.LATEST_OPEN),
                "team", new TextReader(Facts.LATEST_TEAM, place -> place.oneOf("team", teams)),
                "agent", new TextReader(Facts.LATEST_AGENT),
                "category", new TextReader(Facts.LATEST_CATEGORY, place -> place.oneOf("category", categories)),
                "unanswered", new QuantityReader(Quantities.UNANSWERED),
                "waiting", new QuantityReader(Quantities.WAITING));
        return place -> ConditionReader.all(place, readers);
    }

    private static ConditionReader suggestion(Set<String> categories) {
        var readers = Map.of(
                "category", new TextReader(Facts.SUGGESTION, place -> place.oneOf("category", categories)),
                "confidence", new QuantityReader(Quantities.SUGGESTION_CONFIDENCE));
        return place -> ConditionReader.all(place, readers);
    }

    /** Keys that the rules' author chooses. */
    private static Optional<Condition> named(Place place, Function<String, ConditionReader> reader) {
        return ConditionReader.all(place.entries().entrySet().stream()
                .flatMap(entry -> reader.apply(entry.getKey()).read(entry.getValue()).stream())
                .toList());
    }

    private static ConditionReader oneOf(Fact fact, String what, Enum<?>[] known) {
        var names = Arrays.stream(known)
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(toUnmodifiableSet());
        return new TextReader(fact, place -> place.oneOf(what, names));
    }

    private static Optional<String> channel(Place place) {
        return place.as(ChannelId::new).map(ChannelId::value);
    }

    private static Optional<String> hashtag(Place place) {
        return place.text().map(it -> it.startsWith("#") ? it.substring(1) : it);
    }

    private static Optional<String> language(Place place) {
        return place.oneOf("language", LANGUAGES);
    }
}

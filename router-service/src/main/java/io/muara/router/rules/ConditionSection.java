package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.router.rules.Condition.Words.Where;
import io.muara.router.text.Lexicon;
import io.muara.router.text.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what stands below {@code when}, and teaches the lexicon the words it finds there. */
final class ConditionSection {

    private static final Set<String> KEYS = Set.of(
            "all",
            "any",
            "none",
            "words",
            "subject",
            "text",
            "channel",
            "account",
            "sender",
            "attachments",
            "automatic",
            "authentication",
            "disguised");

    private static final Map<String, Verdict> VERDICTS =
            Arrays.stream(Verdict.values()).collect(toUnmodifiableMap(Verdict::id, Function.identity()));

    /** Deeper than anybody reads, and an alias that holds itself would never end. */
    private static final int DEEPEST = 16;

    private final Lexicon lexicon;

    ConditionSection(Lexicon lexicon) {
        this.lexicon = lexicon;
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
        var before = place.mistakes().count();
        var conditions = new ArrayList<Condition>();
        place.fields(KEYS).forEach((key, field) -> condition(key, field, depth).ifPresent(conditions::add));
        if (conditions.isEmpty()) {
            if (place.mistakes().count() == before) {
                place.wrong("no condition stands here");
            }
            return Optional.empty();
        }
        return Optional.of(conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions));
    }

    private Optional<Condition> condition(String key, Place field, int depth) {
        return switch (key) {
            case "all" -> nested(field, depth).map(Condition.All::new);
            case "any" -> nested(field, depth).map(Condition.Any::new);
            case "none" -> nested(field, depth).map(Condition.None::new);
            case "words" -> words(Where.ANYWHERE, field);
            case "subject" -> words(Where.SUBJECT, field);
            case "text" -> words(Where.TEXT, field);
            case "channel" -> Optional.of(new Condition.OnChannel(channels(field)));
            case "account" -> Optional.of(new Condition.OnAccount(field.texts().collect(toUnmodifiableSet())));
            case "sender" ->
                Optional.of(
                        new Condition.From(field.texts().map(SenderPattern::new).toList()));
            case "automatic" -> field.yesOrNo().map(Condition.IsAutomatic::new);
            case "authentication" -> verdicts(field).map(Condition.Authenticated::new);
            case "disguised" -> field.yesOrNo().map(Condition.IsDisguised::new);
            case "attachments" -> field.yesOrNo().map(Condition.HasAttachments::new);
            default -> throw new IllegalStateException("'%s' is allowed but not read".formatted(key));
        };
    }

    private Optional<List<Condition>> nested(Place field, int depth) {
        var conditions = field.items().stream()
                .flatMap(item -> read(item, depth + 1).stream())
                .toList();
        return conditions.isEmpty() ? Optional.empty() : Optional.of(conditions);
    }

    private Optional<Condition> words(Where where, Place field) {
        var phrases =
                field.items().stream().flatMap(item -> phrase(item).stream()).collect(toUnmodifiableSet());
        return phrases.isEmpty() ? Optional.empty() : Optional.of(new Condition.Words(where, phrases));
    }

    private Optional<Phrase> phrase(Place item) {
        var text = item.text();
        var phrase = text.flatMap(lexicon::add);
        if (text.isPresent() && phrase.isEmpty()) {
            item.wrong("'%s' holds no word".formatted(text.get()));
        }
        return phrase;
    }

    private static Optional<Set<Verdict>> verdicts(Place field) {
        var verdicts = field.items().stream()
                .flatMap(item -> item.oneOf("verdict", VERDICTS.keySet()).stream())
                .map(VERDICTS::get)
                .collect(toUnmodifiableSet());
        return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts);
    }

    private static Set<ChannelId> channels(Place field) {
        return field.items().stream()
                .flatMap(item -> item.as(ChannelId::new).stream())
                .collect(toUnmodifiableSet());
    }
}

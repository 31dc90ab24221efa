package io.muara.router.rules;

import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands below one key of a condition. */
@FunctionalInterface
interface ConditionReader {

    /** Empty when nothing usable stands there, which is a mistake and told as such. */
    Optional<Condition> read(Place place);

    /** Of keys beside each other, each read by its own, all must hold. */
    static Optional<Condition> all(Place place, Map<String, ConditionReader> readers) {
        var before = place.mistakes().count();
        var conditions = new ArrayList<Condition>();
        for (var field : place.fields(readers.keySet()).entrySet()) {
            var reader = readers.get(field.getKey());
            if (reader != null) {
                reader.read(field.getValue()).ifPresent(conditions::add);
            }
        }
        if (conditions.isEmpty() && place.mistakes().count() == before) {
            place.wrong("no condition stands here");
        }
        return all(conditions);
    }

    static Optional<Condition> all(List<Condition> conditions) {
        return switch (conditions.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(conditions.getFirst());
            default -> Optional.of(new Condition.All(conditions));
        };
    }

    /**
     * What may stand as a plain value or list, or as questions by key. {@code not} holds the same once more: what must not be so.
     */
    static ConditionReader either(ConditionReader plain, Map<String, ConditionReader> questions) {
        var positive = plainOr(plain, questions);
        var withNot = new HashMap<>(questions);
        withNot.put("not", place -> positive.read(place).map(condition -> new Condition.None(List.of(condition))));
        return plainOr(plain, withNot);
    }

    private static ConditionReader plainOr(ConditionReader plain, Map<String, ConditionReader> questions) {
        return place -> place.isMap() ? all(place, questions) : plain.read(place);
    }
}

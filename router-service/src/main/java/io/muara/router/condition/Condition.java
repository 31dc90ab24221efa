package io.muara.router.condition;

import java.util.List;

/** Something a message may be. */
public sealed interface Condition
        permits Condition.All,
                Condition.Any,
                Condition.None,
                Words,
                TextQuestion,
                Measured,
                Flagged,
                During,
                Expression {

    boolean holds(Reading reading);

    /** Adds what in the message makes it hold, for a person to read. Only asked of one that holds. */
    void tell(Reading reading, List<String> evidence);

    /** What a message must have for it to hold. */
    Anchors anchors();

    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Reading reading) {
            for (var condition : conditions) {
                if (!condition.holds(reading)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void tell(Reading reading, List<String> evidence) {
            conditions.forEach(condition -> condition.tell(reading, evidence));
        }

        @Override
        public Anchors anchors() {
            return Anchors.rarest(conditions.stream().map(Condition::anchors).toList());
        }
    }

    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Reading reading) {
            for (var condition : conditions) {
                if (condition.holds(reading)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void tell(Reading reading, List<String> evidence) {
            for (var condition : conditions) {
                if (condition.holds(reading)) {
                    condition.tell(reading, evidence);
                    return;
                }
            }
        }

        @Override
        public Anchors anchors() {
            return Anchors.together(conditions.stream().map(Condition::anchors).toList());
        }
    }

    /** That something is absent leaves nothing to show, so it holds with no evidence. */
    record None(List<Condition> conditions) implements Condition {

        public None {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Reading reading) {
            for (var condition : conditions) {
                if (condition.holds(reading)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void tell(Reading reading, List<String> evidence) {}

        @Override
        public Anchors anchors() {
            return Anchors.NONE;
        }
    }
}

package io.muara.router.rules;

import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.Flag;
import io.muara.router.condition.Flagged;
import java.util.Optional;

/** Reads whether something must be so or must not. */
record FlagReader(Flag flag) implements ConditionReader {

    @Override
    public Optional<Condition> read(Place place) {
        return place.yesOrNo().map(wanted -> new Flagged(flag, wanted));
    }
}

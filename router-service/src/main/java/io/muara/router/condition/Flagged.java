package io.muara.router.condition;

import java.util.List;

/** That a message is something, or is not. */
public record Flagged(Flag flag, boolean wanted) implements Condition {

    @Override
    public boolean holds(Reading reading) {
        return flag.why().apply(reading).isPresent() == wanted;
    }

    @Override
    public void tell(Reading reading, List<String> evidence) {
        evidence.add(flag.why().apply(reading).orElse(flag.not()));
    }

    @Override
    public Anchors anchors() {
        return Anchors.NONE;
    }
}

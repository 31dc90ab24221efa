package io.muara.router.condition;

import java.util.List;

/** That it reached us at such a moment. */
public record During(Moment moment) implements Condition {

    @Override
    public boolean holds(Reading reading) {
        return moment.fits(reading.arrival());
    }

    @Override
    public void tell(Reading reading, List<String> evidence) {
        evidence.add("it came " + moment.told(reading.arrival()));
    }

    @Override
    public Anchors anchors() {
        return Anchors.NONE;
    }
}

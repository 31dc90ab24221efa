package io.muara.contracts.written;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that a name stands only once in all files: of two, one would be lost. */
public final class Once {

    private final String what;
    private final Map<String, Place> first = new HashMap<>();

    /** @param what the names are of, such as {@code team} */
    public Once(String what) {
        this.what = what;
    }

    public void check(String name, Place place) {
        var before = first.putIfAbsent(name, place);
        if (before != null) {
            place.wrong("the %s '%s' stands at %s already".formatted(what, name, before.position()));
        }
    }
}

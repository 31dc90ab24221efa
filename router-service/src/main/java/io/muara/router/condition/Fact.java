package io.muara.router.condition;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Something about a message that is a text, or several, such as its channel or the values of a header. */
public final class Fact {

    private final String name;
    private final Search search;
    private final int commonness;
    private final Function<Reading, ? extends Collection<String>> values;

    /** How a message is searched for all rules at once. */
    enum Search {
        BY_VALUE,
        BY_LETTERS,
        NOT
    }

    private Fact(String name, Search search, int commonness, Function<Reading, ? extends Collection<String>> values) {
        this.name = name;
        this.search = search;
        this.commonness = commonness;
        this.values = values;
    }

    /**
     * One of few or many that are known by heart, such as a channel.
     *
     * @param name as evidence tells it, such as {@code header list-id}
     * @param commonness of one value among messages, see {@link Anchor}
     */
    static Fact of(String name, int commonness, Function<Reading, ? extends Collection<String>> values) {
        return new Fact(name, Search.BY_VALUE, commonness, values);
    }

    /** Something that a person wrote. */
    static Fact prose(String name, Function<Reading, ? extends Collection<String>> values) {
        return new Fact(name, Search.BY_LETTERS, 0, values);
    }

    /** Something that is different nearly every time. */
    static Fact unlike(String name, Function<Reading, ? extends Collection<String>> values) {
        return new Fact(name, Search.NOT, 0, values);
    }

    public String name() {
        return name;
    }

    int commonness() {
        return commonness;
    }

    Search search() {
        return search;
    }

    /** As they are compared: in lower case. Asked of a reading, which remembers them. */
    List<String> values(Reading reading) {
        return values.apply(reading).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Two of the same name ask for the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && name.equals(fact.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.muara.router.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a command: {@code --name value} wherever it stands, and the rest.
 *
 * @param named without their dashes
 */
record Options(Map<String, String> named, List<String> rest) {

    private static final String DASHES = "--";

    Options {
        named = Map.copyOf(named);
        rest = List.copyOf(rest);
    }

    /** @throws WrongCall for an option that is not known or has no value */
    static Options of(List<String> arguments, Set<String> known) {
        var named = new HashMap<String, String>();
        var rest = new ArrayList<String>();
        for (var left = arguments.iterator(); left.hasNext(); ) {
            var argument = left.next();
            if (!argument.startsWith(DASHES)) {
                rest.add(argument);
                continue;
            }
            var name = argument.substring(DASHES.length());
            if (!known.contains(name)) {
                throw new WrongCall("There is no option %s.".formatted(argument));
            }
            if (!left.hasNext()) {
                throw new WrongCall("The option %s needs a value.".formatted(argument));
            }
            named.put(name, left.next());
        }
        return new Options(named, rest);
    }

    Optional<String> named(String name) {
        return Optional.ofNullable(named.get(name));
    }
}

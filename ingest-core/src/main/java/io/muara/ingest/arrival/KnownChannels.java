package io.muara.ingest.arrival;

import io.muara.ingest.setup.UnusableConfiguration;
import java.util.Set;
import java.util.TreeSet;

/** Finds settings of channels that there are not: whoever mistypes one would believe that it is set. */
final class KnownChannels {

    private static final String ANY = "*";

    private KnownChannels() {}

    /**
     * @param own empty in a service that has none, which may share its settings with one that has
     * @param elsewhere in services that share the settings
     */
    static void require(Set<String> configured, Set<String> own, Set<String> elsewhere) {
        if (own.isEmpty() || elsewhere.contains(ANY)) {
            return;
        }
        var known = new TreeSet<>(own);
        known.addAll(elsewhere);
        for (var channel : configured) {
            if (!known.contains(channel)) {
                throw new UnusableConfiguration(
                        "muara.arrival.channels.%s names no channel that is called by its provider: there are %s"
                                .formatted(channel, String.join(", ", known)));
            }
        }
    }
}

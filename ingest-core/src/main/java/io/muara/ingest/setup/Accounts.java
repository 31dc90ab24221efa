package io.muara.ingest.setup;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Our accounts on one channel, by the name that stands in the webhook's address.
 *
 * @param <A> what is configured for each
 */
public final class Accounts<A> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String LOCAL = "muara-local-";
    private static final List<String> PROFILES_FOR_LOCAL_SECRETS = List.of("local", "dev", "test");

    private final String prefix;
    private final Map<String, A> byName;
    private final boolean localSecretsMayBeUsed;

    /**
     * @param channel such as {@code telegram}: its accounts are configured at {@code muara.telegram.accounts}
     * @param profiles the active ones
     * @throws UnusableConfiguration when a name cannot stand in an address
     */
    public Accounts(String channel, Map<String, A> accounts, List<String> profiles) {
        this.prefix = "muara.%s.accounts".formatted(channel);
        this.byName = Collections.unmodifiableMap(new TreeMap<>(accounts));
        this.localSecretsMayBeUsed = PROFILES_FOR_LOCAL_SECRETS.stream().anyMatch(profiles::contains);
        byName.keySet().forEach(this::requireName);
    }

    public Optional<A> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<Map.Entry<String, A>> all() {
        return byName.entrySet();
    }

    /** Its full name, for messages that say how to fix it. */
    public String property(String account, String key) {
        return "%s.%s.%s".formatted(prefix, account, key);
    }

    /**
     * Refuses what is published for local use, unless this is local use.
     *
     * @throws UnusableConfiguration naming the property
     */
    public void requireOwn(String account, String key, String secret) {
        if (!localSecretsMayBeUsed && secret.startsWith(LOCAL)) {
            throw new UnusableConfiguration(
                    "%s is one of the published secrets for local use: set your own, or start with QUARKUS_PROFILE=local"
                            .formatted(property(account, key)));
        }
    }

    /** @throws UnusableConfiguration when two accounts have the same id at the provider */
    public void requireDifferent(String key, Function<A, String> id) {
        var ids = byName.values().stream().map(id).toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            throw new UnusableConfiguration(
                    "two of the accounts under %s have the same %s: give each its own".formatted(prefix, key));
        }
    }

    private void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableConfiguration(
                    "%s.\"%s\" must be named by lower-case letters, digits, dots, dashes and underscores, because the name stands in the webhook's address"
                            .formatted(prefix, name));
        }
    }
}

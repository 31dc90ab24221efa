package io.muara.ingest.arrival;

import io.vertx.core.MultiMap;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers of a call as they are, found by any case; a map is made of them only if somebody asks for them all. */
final class Headers extends AbstractMap<String, String> {

    private final MultiMap headers;

    Headers(MultiMap headers) {
        this.headers = headers;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        return name instanceof String text ? headers.get(text) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        var all = new LinkedHashMap<String, String>();
        headers.forEach(header -> all.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return all.entrySet();
    }
}

package io.muara.router.loading;

import io.muara.contracts.written.Folder;
import io.muara.router.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Rules that decide.
 *
 * @param files that they were read from
 */
public record Running(RuleSet rules, Instant since, List<String> files) {

    public Running {
        files = List.copyOf(files);
    }

    Map<String, Object> facts() {
        return Map.of(
                "version", rules.version(),
                "count", rules.size(),
                "since", since.toString());
    }

    static Running of(RuleSet rules, Folder source, Instant now) {
        return new Running(rules, now, List.copyOf(source.files().keySet()));
    }
}

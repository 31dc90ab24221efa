package io.muara.router.loading;

import io.muara.contracts.written.Mistake;
import java.time.Instant;
import java.util.List;

/**
 * Rules that lie in the folder and are not used.
 *
 * @param version that they would have
 */
public record Refusal(String version, Instant at, List<Mistake> mistakes) {

    public Refusal {
        mistakes = List.copyOf(mistakes);
    }
}

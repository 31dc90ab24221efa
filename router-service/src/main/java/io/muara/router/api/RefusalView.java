package io.muara.router.api;

import io.muara.contracts.written.Mistake;
import io.muara.router.loading.Refusal;
import java.time.Instant;
import java.util.List;

record RefusalView(String version, Instant at, List<String> mistakes) {

    static RefusalView of(Refusal refusal) {
        return new RefusalView(
                refusal.version(),
                refusal.at(),
                refusal.mistakes().stream().map(Mistake::toString).toList());
    }
}

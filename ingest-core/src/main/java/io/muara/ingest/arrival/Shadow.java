package io.muara.ingest.arrival;

import io.muara.ingest.Proof;
import io.muara.ingest.arrival.ArrivalConfig.OfAccount;
import io.muara.ingest.arrival.ArrivalConfig.OfChannel;
import io.muara.ingest.arrival.ArrivalConfig.Signatures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of which accounts of one channel a wrong proof is only counted. */
final class Shadow {

    static final Shadow NOBODY = new Shadow(false, Map.of());

    private final boolean whole;
    private final Map<String, Boolean> accounts;

    private Shadow(boolean whole, Map<String, Boolean> accounts) {
        this.whole = whole;
        this.accounts = Map.copyOf(accounts);
    }

    static Shadow of(Optional<OfChannel> config) {
        if (config.isEmpty()) {
            return NOBODY;
        }
        var accounts = new HashMap<String, Boolean>();
        config.get().accounts().forEach((name, account) -> signatures(account)
                .ifPresent(each -> accounts.put(name, isShadow(each))));
        return new Shadow(isShadow(config.get().signatures()), accounts);
    }

    /** Never what is meant for an account that we do not have. */
    boolean takes(Proof.Forged forged, String account) {
        return !forged.isForNobody() && accounts.getOrDefault(account, whole);
    }

    /** For the warning at the start; empty when every proof is enforced. */
    List<String> watched() {
        var names = accounts.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return whole ? List.of("all") : names;
    }

    private static Optional<Signatures> signatures(OfAccount account) {
        return account.signatures();
    }

    private static boolean isShadow(Signatures signatures) {
        return signatures == Signatures.SHADOW;
    }
}

package io.muara.chat.x;

import io.muara.ingest.Handshake;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.Accounts;
import io.muara.ingest.setup.UnusableConfiguration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Our users at X, valid from birth, and who speaks for which. */
final class XAccounts {

    private final Accounts<XConfig.Account> accounts;
    private final Map<String, XSignature> signatures = new HashMap<>();
    private final Map<String, Secrets> tokens = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final XSignature nobody =
            new XSignature(Secrets.of("", List.of(UUID.randomUUID().toString())));

    /** @throws UnusableConfiguration naming the property */
    XAccounts(XConfig config, List<String> profiles) {
        accounts = new Accounts<>("x", config.accounts(), profiles);
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            var account = entry.getValue();
            signatures.put(name, new XSignature(own(name, "app-secrets", account.appSecrets())));
            tokens.put(name, own(name, "access-token", List.of(account.accessToken())));
            requireDigits(name, account.userId());
        }
        accounts.requireDifferent("user-id", XConfig.Account::userId);
    }

    boolean isEmpty() {
        return signatures.isEmpty();
    }

    Optional<Known> named(String name) {
        return accounts.named(name)
                .flatMap(account -> Optional.ofNullable(tokens.get(name)).map(token -> new Known(account, token)));
    }

    Proof verify(WebhookCall call) {
        var signature = signatures.get(call.account());
        var proof = (signature == null ? nobody : signature).check(call);
        return signature == null ? new Proof.Forged("unknown-account") : proof;
    }

    Handshake handshake(WebhookCall call) {
        var signature = signatures.get(call.account());
        var answer = (signature == null ? nobody : signature).answer(call.query());
        return signature == null ? Handshake.REFUSED : answer;
    }

    /**
     * Whose event it is. One address may serve all users of an app, but only of that app: whoever knows the secret of one must
     * not speak for the users of another.
     *
     * @param user as the event names them; without a name it is the account that was called
     */
    Optional<XUs> owner(String called, Optional<String> user) {
        var secrets = accounts.named(called).map(XConfig.Account::appSecrets).orElse(List.of());
        return accounts.all().stream()
                .filter(entry -> user.map(entry.getValue().userId()::equals)
                        .orElse(entry.getKey().equals(called)))
                .filter(entry -> !Collections.disjoint(entry.getValue().appSecrets(), secrets))
                .map(entry -> new XUs(entry.getKey(), entry.getValue().userId()))
                .findFirst();
    }

    private Secrets own(String name, String key, List<String> values) {
        var secrets = Secrets.of(accounts.property(name, key), values);
        secrets.active().forEach(secret -> accounts.requireOwn(name, key, secret));
        return secrets;
    }

    private void requireDigits(String name, String user) {
        if (!user.matches("[0-9]{1,20}")) {
            throw new UnusableConfiguration(
                    "%s must be X's id of the user, digits only and not the handle: GET /2/users/me tells it"
                            .formatted(accounts.property(name, "user-id")));
        }
    }

    /** @param token to act as our user; looked at anew for every request */
    record Known(XConfig.Account account, Secrets token) {

        String bearer() {
            return "Bearer " + token.current();
        }
    }
}

package io.muara.chat.meta;

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

/** Our pages or Instagram accounts, valid from birth, and who speaks for which. */
public final class MetaAccounts {

    private final Accounts<MetaAccount> accounts;
    private final Map<String, HubSignature> signatures = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final HubSignature nobody =
            new HubSignature(Secrets.of("", List.of(UUID.randomUUID().toString())));

    /** @throws UnusableConfiguration naming the property */
    public MetaAccounts(String channel, Map<String, MetaAccount> configured, List<String> profiles) {
        accounts = new Accounts<>(channel, configured, profiles);
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            var account = entry.getValue();
            var secrets = Secrets.of(accounts.property(name, "app-secrets"), account.appSecrets());
            secrets.active().forEach(secret -> accounts.requireOwn(name, "app-secrets", secret));
            accounts.requireOwn(name, "verify-token", account.verifyToken());
            accounts.requireOwn(name, "access-token", account.accessToken());
            requireDigits(name, account.id());
            signatures.put(name, new HubSignature(secrets));
        }
        accounts.requireDifferent("id", MetaAccount::id);
    }

    public boolean isEmpty() {
        return signatures.isEmpty();
    }

    public Optional<MetaAccount> named(String name) {
        return accounts.named(name);
    }

    public Proof verify(WebhookCall call) {
        var signature = signatures.get(call.account());
        var proof = (signature == null ? nobody : signature).check(call.header(HubSignature.HEADER), call.body());
        return signature == null ? new Proof.Forged("unknown-account") : proof;
    }

    public Handshake handshake(WebhookCall call) {
        return HubHandshake.answer(call.query(), named(call.account()).map(MetaAccount::verifyToken));
    }

    /**
     * Whose entry it is. One callback address may serve all pages of an app, but only of that app: whoever knows the secret of
     * one must not speak for the pages of another.
     */
    public Optional<String> owner(String called, String id) {
        var secrets = named(called).map(MetaAccount::appSecrets).orElse(List.of());
        return accounts.all().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .filter(entry -> !Collections.disjoint(entry.getValue().appSecrets(), secrets))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void requireDigits(String name, String id) {
        if (id.isEmpty() || !id.chars().allMatch(Character::isDigit)) {
            throw new UnusableConfiguration("%s must be Meta's id of the page or Instagram account, digits only"
                    .formatted(accounts.property(name, "id")));
        }
    }
}

package io.muara.chat.whatsapp;

import io.muara.chat.whatsapp.WhatsappConfig.Account;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.Accounts;
import io.muara.ingest.setup.UnusableConfiguration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our numbers, valid from birth: a configuration that could only fail later is refused here, with its property's name. */
final class WhatsappAccounts {

    private final Accounts<Account> accounts;

    WhatsappAccounts(WhatsappConfig config, List<String> profiles) {
        accounts = new Accounts<>("whatsapp", config.accounts(), profiles);
        for (var entry : accounts.all()) {
            requireDigits(entry.getKey(), entry.getValue().phoneNumberId());
            secrets(entry.getKey(), entry.getValue());
            requirePace(entry.getKey(), entry.getValue().perSecond());
            accounts.requireOwn(entry.getKey(), "verify-token", entry.getValue().verifyToken());
            accounts.requireOwn(entry.getKey(), "access-token", entry.getValue().accessToken());
        }
        accounts.requireDifferent("phone-number-id", Account::phoneNumberId);
    }

    Set<Map.Entry<String, Account>> all() {
        return accounts.all();
    }

    Optional<Account> named(String name) {
        return accounts.named(name);
    }

    /** @throws UnusableConfiguration when one of them is published for local use, and this is not */
    Secrets secrets(String name, Account account) {
        var secrets = Secrets.of(accounts.property(name, "app-secrets"), account.appSecrets());
        secrets.active().forEach(secret -> accounts.requireOwn(name, "app-secrets", secret));
        return secrets;
    }

    /**
     * Whose message it is. One callback address may serve all numbers of an app, but only of that app: whoever knows the
     * secret of one must not speak for the numbers of another.
     */
    Optional<String> owner(String called, String phoneNumberId) {
        var secrets = named(called).map(Account::appSecrets).orElse(List.of());
        return accounts.all().stream()
                .filter(entry -> entry.getValue().phoneNumberId().equals(phoneNumberId))
                .filter(entry -> !Collections.disjoint(entry.getValue().appSecrets(), secrets))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void requireDigits(String name, String phoneNumberId) {
        if (!phoneNumberId.chars().allMatch(Character::isDigit)) {
            throw new UnusableConfiguration(
                    "%s must be Meta's id of the number, digits only: copy it from WhatsApp > API Setup"
                            .formatted(accounts.property(name, "phone-number-id")));
        }
    }

    private void requirePace(String name, double perSecond) {
        if (!(perSecond > 0)) {
            throw new UnusableConfiguration("%s must be more than 0: it is how many messages a second may be sent"
                    .formatted(accounts.property(name, "per-second")));
        }
    }
}

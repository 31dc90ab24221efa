package io.muara.chat.vonage;

import io.muara.chat.vonage.VonageConfig.Account;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.Accounts;
import io.muara.ingest.setup.UnusableConfiguration;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our Vonage accounts, each with its proofs and, where it has an application, with its pass to the Messages API. */
final class VonageAccounts {

    private static final Set<String> CHANNELS =
            Set.of(VonageContact.SMS, VonageContact.WHATSAPP, VonageContact.MESSENGER, "viber_service", "rcs");

    private final Map<String, Known> byName = new HashMap<>();

    VonageAccounts(VonageConfig config, List<String> profiles, Clock clock) {
        var accounts = new Accounts<>("vonage", config.accounts(), profiles);
        var freshness = new VonageFreshness(config.signatureAge());
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            var account = entry.getValue();
            account.apiSecret().ifPresent(secret -> accounts.requireOwn(name, "api-secret", secret));
            requireChannels(name, account, accounts);
            byName.put(
                    name,
                    new Known(
                            account, proof(name, account, accounts, freshness), pass(name, account, accounts, clock)));
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    Map<String, Known> byName() {
        return Map.copyOf(byName);
    }

    Optional<Known> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static VonageProof proof(
            String name, Account account, Accounts<Account> accounts, VonageFreshness freshness) {
        var secrets = Secrets.of(accounts.property(name, "signature-secrets"), account.signatureSecrets());
        secrets.active().forEach(secret -> accounts.requireOwn(name, "signature-secrets", secret));
        var method = accounts.property(name, "signature-method");
        return new VonageProof(
                new VonageToken(account.apiKey(), secrets, freshness),
                new VonageSignature(method, account.signatureMethod(), secrets, freshness));
    }

    private static Optional<VonagePass> pass(String name, Account account, Accounts<Account> accounts, Clock clock) {
        var application = account.applicationId();
        if (application.isEmpty() && account.privateKey().isEmpty()) {
            return Optional.empty();
        }
        var property = accounts.property(name, "private-key");
        if (application.isEmpty() || account.privateKey().isEmpty()) {
            throw new UnusableConfiguration(
                    "%s and %s belong together: set both to send through the Messages API, or neither"
                            .formatted(accounts.property(name, "application-id"), property));
        }
        var key = VonageKey.read(property, account.privateKey().get());
        return Optional.of(new VonagePass(application.get(), key, clock));
    }

    private static void requireChannels(String name, Account account, Accounts<Account> accounts) {
        for (var channel : account.from().keySet()) {
            if (!CHANNELS.contains(channel)) {
                throw new UnusableConfiguration(
                        "%s is no channel of Vonage's that we can send on: use sms, whatsapp, messenger, viber_service or rcs"
                                .formatted(accounts.property(name, "from." + channel)));
            }
        }
    }

    /** @param pass to the Messages API; empty where SMS are sent through the SMS API, or nothing is */
    record Known(Account account, VonageProof proof, Optional<VonagePass> pass) {}
}

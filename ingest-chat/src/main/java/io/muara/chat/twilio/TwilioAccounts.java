package io.muara.chat.twilio;

import io.muara.chat.twilio.TwilioConfig.Account;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.Accounts;
import io.muara.ingest.setup.PublicAddress;
import io.muara.ingest.setup.UnusableConfiguration;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our Twilio accounts, each with its secrets and the address that Twilio knows. */
final class TwilioAccounts {

    private final Map<String, Known> byName = new HashMap<>();

    TwilioAccounts(TwilioConfig config, PublicAddress address, List<String> profiles) {
        var accounts = new Accounts<>("twilio", config.accounts(), profiles);
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            var account = entry.getValue();
            var tokens = Secrets.of(accounts.property(name, "auth-tokens"), account.authTokens());
            tokens.active().forEach(token -> accounts.requireOwn(name, "auth-tokens", token));
            byName.put(name, new Known(account, tokens, url(name, account, address, accounts)));
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

    private static URI url(String name, Account account, PublicAddress address, Accounts<Account> accounts) {
        return account.url()
                .or(() -> address.url()
                        .map(base -> URI.create("%s/webhooks/twilio/%s"
                                .formatted(base.toString().replaceAll("/+$", ""), name))))
                .orElseThrow(() -> new UnusableConfiguration(
                        "muara.public.url is missing: Twilio signs the address it calls, so set it to where the world finds us, such as https://hooks.example.co.id, or set %s"
                                .formatted(accounts.property(name, "url"))));
    }

    /** @param url of the webhook, as Twilio knows it */
    record Known(Account account, Secrets tokens, URI url) {}
}

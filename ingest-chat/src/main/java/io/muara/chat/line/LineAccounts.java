package io.muara.chat.line;

import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.Accounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our LINE Official Accounts, each with its secrets. */
final class LineAccounts {

    private final Map<String, Known> byName = new HashMap<>();

    LineAccounts(LineConfig config, List<String> profiles) {
        var accounts = new Accounts<>("line", config.accounts(), profiles);
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            var account = entry.getValue();
            var secrets = own(accounts, name, "channel-secrets", account.channelSecrets());
            var tokens = own(accounts, name, "channel-access-token", List.of(account.channelAccessToken()));
            byName.put(name, new Known(new Hmac("HmacSHA256", secrets), tokens, account.replyTokens()));
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    Optional<Known> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Secrets own(Accounts<LineConfig.Account> accounts, String name, String key, List<String> values) {
        var secrets = Secrets.of(accounts.property(name, key), values);
        secrets.active().forEach(secret -> accounts.requireOwn(name, key, secret));
        return secrets;
    }

    /** @param replyTokens whether messages are kept with the token to answer them */
    record Known(Hmac signature, Secrets tokens, boolean replyTokens) {

        String authorization() {
            return "Bearer " + tokens.current();
        }
    }
}

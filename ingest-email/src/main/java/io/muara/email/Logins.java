package io.muara.email;

import io.muara.email.EmailConfig.Account;
import io.muara.email.login.AccessTokens;
import io.muara.email.login.Login;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who logs in how, by account: a user without a password has access tokens, the same ones everywhere. */
@Singleton
public class Logins {

    private final Map<String, Login> imap = new HashMap<>();
    private final Map<String, Login> smtp = new HashMap<>();

    Logins(EmailConfig config, Clock clock) {
        config.accounts().forEach((name, account) -> add(name, account, clock));
    }

    /** @throws NullPointerException when the account has no mailbox */
    public Login imap(String account) {
        return Objects.requireNonNull(imap.get(account), account);
    }

    /** Empty for a server that takes our mail without. */
    Optional<Login> smtp(String account) {
        return Optional.ofNullable(smtp.get(account));
    }

    private void add(String name, Account account, Clock clock) {
        var tokens = account.oauth().map(oauth -> new AccessTokens(oauth, clock));
        account.imap().ifPresent(server -> imap.put(name, login(server.user(), server.password(), tokens)));
        account.smtp()
                .user()
                .ifPresent(user -> smtp.put(name, login(user, account.smtp().password(), tokens)));
    }

    /** That there is one or the other is looked at before anybody starts: see {@link ConfigCheck}. */
    private static Login login(String user, Optional<String> password, Optional<AccessTokens> tokens) {
        return password.<Login>map(secret -> new Login.Password(user, secret))
                .or(() -> tokens.map(found -> new Login.Token(user, found)))
                .orElseThrow(() -> new IllegalArgumentException("%s has neither password nor tokens".formatted(user)));
    }
}

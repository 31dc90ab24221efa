package io.muara.email.listener;

import io.muara.email.EmailConfig;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which account an address belongs to, also when something stands behind a plus in it (RFC 5233). */
final class OurAddresses {

    private final Map<String, String> accounts = new HashMap<>();

    OurAddresses(EmailConfig config) {
        config.accounts().forEach((name, account) -> {
            accounts.put(account.address().toLowerCase(Locale.ROOT), name);
            account.aliases()
                    .ifPresent(aliases ->
                            aliases.forEach(alias -> accounts.putIfAbsent(alias.toLowerCase(Locale.ROOT), name)));
        });
    }

    Optional<String> account(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(accounts.get(lower))
                .or(() -> Optional.ofNullable(accounts.get(withoutDetail(lower))));
    }

    private static String withoutDetail(String address) {
        var at = address.lastIndexOf('@');
        var plus = address.indexOf('+');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }
}

package io.muara.email;

import io.muara.email.outbound.Letterhead;
import io.muara.email.threading.Seal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class OursAsConfigured {

    @Produces
    @Singleton
    Ours ours(EmailConfig config) {
        var addresses = new TreeSet<String>();
        config.accounts().values().forEach(account -> {
            addresses.add(account.address().toLowerCase(Locale.ROOT));
            account.aliases()
                    .ifPresent(aliases -> aliases.forEach(alias -> addresses.add(alias.toLowerCase(Locale.ROOT))));
        });
        return new Ours(
                addresses,
                config.authenticationServer(),
                config.installation().orElseGet(() -> domain(addresses)),
                config.threading().secrets().map(Seal::new),
                config.headers().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    @Produces
    @Singleton
    Letterhead letterhead(EmailConfig config) {
        return Letterhead.load(config.letterhead(), config.language());
    }

    private static String domain(Set<String> addresses) {
        return addresses.stream()
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .min(String::compareTo)
                .orElse("muara");
    }
}

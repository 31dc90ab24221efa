package io.muara.email;

import io.muara.email.threading.Seal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Collectors;

class OursAsConfigured {

    @Produces
    @Singleton
    Ours ours(EmailConfig config) {
        return new Ours(
                config.accounts().values().stream()
                        .map(account -> account.address().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                config.authenticationServer(),
                config.threading().secrets().map(Seal::new));
    }
}

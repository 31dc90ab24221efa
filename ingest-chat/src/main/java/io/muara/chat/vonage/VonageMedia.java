package io.muara.chat.vonage;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where Vonage keeps a file for 48 hours: behind an address nobody guesses and, if the application wants it, a pass as well. */
final class VonageMedia implements MediaSource {

    private final VonageConfig config;
    private final VonageAccounts accounts;

    VonageMedia(VonageConfig config, VonageAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    @Override
    public Set<String> hosts() {
        return Set.of("*.nexmo.com", "*.vonage.com");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        return accounts.named(account)
                .map(known -> locate(known, attachment.remote().orElseThrow()))
                .orElseGet(
                        () -> new Located.Gone("The Vonage account '%s' is not set up any more.".formatted(account)));
    }

    private Located locate(VonageAccounts.Known known, String url) {
        try {
            var headers = known.pass()
                    .map(pass -> Map.of("Authorization", pass.header()))
                    .orElse(Map.of());
            return new Located.At(URI.create(url), headers, Optional.empty(), Optional.empty(), isOurs(url));
        } catch (IllegalArgumentException notAnAddress) {
            return new Located.Gone("Vonage gave no address that anything could be fetched from.");
        }
    }

    private boolean isOurs(String url) {
        return !config.api().toString().equals(VonageConfig.VONAGE) && url.startsWith(config.api() + "/");
    }
}

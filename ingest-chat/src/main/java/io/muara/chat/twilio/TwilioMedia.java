package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where Twilio keeps files and recordings: behind the account's own password, and from there behind a redirect. */
final class TwilioMedia implements MediaSource {

    private final TwilioConfig config;
    private final TwilioAccounts accounts;

    TwilioMedia(TwilioConfig config, TwilioAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    /** Where it redirects to, with HTTP authentication for media switched on in Twilio's console and without. */
    @Override
    public Set<String> hosts() {
        return Set.of("*.twilio.com", "*.twiliocdn.com", "s3-external-1.amazonaws.com");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        return accounts.named(account)
                .map(known -> locate(known, attachment.remote().orElseThrow()))
                .orElseGet(
                        () -> new Located.Gone("The Twilio account '%s' is not set up any more.".formatted(account)));
    }

    private Located locate(TwilioAccounts.Known known, String url) {
        try {
            var address = URI.create(url);
            var headers = isTwilios(address) || isOperators(url)
                    ? Map.of("Authorization", basic(known))
                    : Map.<String, String>of();
            return new Located.At(address, headers, Optional.empty(), Optional.empty(), isOperators(url));
        } catch (IllegalArgumentException notAnAddress) {
            return new Located.Gone("Twilio gave no address that anything could be fetched from.");
        }
    }

    /** The password is for Twilio's API, and not for where files lie. */
    private static boolean isTwilios(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).endsWith(".twilio.com");
    }

    private boolean isOperators(String url) {
        return !config.api().toString().equals(TwilioConfig.TWILIO) && url.startsWith(config.api() + "/");
    }

    static String basic(TwilioAccounts.Known known) {
        var login = known.account().accountSid() + ":" + known.tokens().current();
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }
}

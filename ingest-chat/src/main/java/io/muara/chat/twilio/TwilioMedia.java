package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.util.Base64;
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

    @Override
    public Set<String> hosts() {
        return Set.of("*.twilio.com", "*.twiliocdn.com");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var url = attachment.remote().orElseThrow();
        var known = accounts.named(account);
        if (known.isEmpty()) {
            return new Located.Gone("The Twilio account '%s' is not set up any more.".formatted(account));
        }
        var isTwilios = config.api().toString().equals(TwilioConfig.TWILIO);
        return new Located.At(
                URI.create(url),
                Map.of("Authorization", basic(known.get())),
                Optional.empty(),
                Optional.empty(),
                !isTwilios && url.startsWith(config.api() + "/"));
    }

    static String basic(TwilioAccounts.Known known) {
        var login = known.account().accountSid() + ":" + known.tokens().current();
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }
}

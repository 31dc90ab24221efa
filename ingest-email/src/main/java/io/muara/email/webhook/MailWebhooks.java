package io.muara.email.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.email.EmailConfig;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Hmac;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.UnreadableElement;
import io.muara.ingest.setup.UnusableConfiguration;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which provider calls us for which account, and whether a call is theirs. */
@Singleton
public class MailWebhooks {

    private final Map<String, MailProvider> providers = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final Hmac nobody =
            new Hmac("HmacSHA256", Secrets.of("", List.of(UUID.randomUUID().toString())));

    public MailWebhooks(EmailConfig config, Replays replays) {
        config.accounts().forEach((name, account) -> account.webhook()
                .ifPresent(webhook -> providers.put(
                        name, provider("muara.email.accounts.%s.webhook".formatted(name), webhook, replays))));
    }

    /** May block, until Kafka tells whether the call was made before with another mail. */
    public Proof verify(WebhookCall call) {
        var provider = providers.get(call.account());
        if (provider == null) {
            nobody.signed(call.account().getBytes(UTF_8), call.body());
            return new Proof.Forged("unknown-account");
        }
        return provider.verify(call);
    }

    /** @throws UnreadableElement when the call holds no mail */
    public ProvidedMail mail(WebhookCall call) {
        var provider = providers.get(call.account());
        if (provider == null) {
            throw new UnreadableElement("its account has no webhook any more");
        }
        return provider.mail(call);
    }

    /** Whether mails come with tokens, which are remembered on a topic. */
    public boolean haveTokens() {
        return providers.values().stream().anyMatch(Mailgun.class::isInstance);
    }

    private static MailProvider provider(String prefix, WebhookConfig config, Replays replays) {
        var keys = config.signingKeys().map(each -> Secrets.of(prefix + ".signing-keys", each));
        var passwords = config.passwords().map(each -> new Passwords(Secrets.of(prefix + ".passwords", each)));
        return switch (config.provider()) {
            case MAILGUN ->
                new Mailgun(
                        new Hmac(
                                "HmacSHA256",
                                needed(keys, prefix, "signing-keys to Mailgun's HTTP webhook signing key")),
                        replays);
            case POSTMARK ->
                new Postmark(needed(passwords, prefix, "passwords to what stands in the webhook's address"));
            case SENDGRID -> {
                if (keys.isEmpty() && passwords.isEmpty()) {
                    needed(keys, prefix, "signing-keys to the public key of SendGrid's security policy, or .passwords");
                }
                yield new SendGrid(keys.map(each -> new SendGridKeys(prefix + ".signing-keys", each)), passwords);
            }
        };
    }

    private static <T> T needed(Optional<T> setting, String prefix, String what) {
        return setting.orElseThrow(() -> new UnusableConfiguration("set %s.%s".formatted(prefix, what)));
    }
}

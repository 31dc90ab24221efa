package io.muara.email;

import io.muara.attachments.DirectoryAttachments;
import io.muara.email.outbound.Letterhead;
import io.muara.email.webhook.MailWebhooks;
import io.muara.email.webhook.Replays;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;

/** The channel with one account, {@code support}, that providers call us for. */
public final class CalledChannel {

    private CalledChannel() {}

    /** @param webhook what is set for its webhook, without the names before */
    public static EmailChannel of(Map<String, String> webhook, Replays replays, Path files) {
        var config = config(webhook);
        var webhooks = new MailWebhooks(config, replays);
        var ours = new Ours(
                Set.of("support@muara.id"), Optional.of("mx.muara.id"), "muara.id", Optional.empty(), Set.of());
        var store = new DirectoryAttachments(files);
        var sent = new SentMail(
                config,
                new Logins(config, Clock.systemUTC()),
                store,
                Letterhead.load(Optional.empty(), config.language()),
                ours);
        return new EmailChannel(config, webhooks, new CalledMail(webhooks, ours, store), sent);
    }

    private static EmailConfig config(Map<String, String> webhook) {
        var properties = new HashMap<>(Map.of(
                "muara.email.accounts.support.address", "support@muara.id",
                "muara.email.accounts.support.smtp.host", "localhost"));
        webhook.forEach((name, value) -> properties.put("muara.email.accounts.support.webhook." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(EmailConfig.class)
                .withConverters(new Converter<?>[] {new MemorySizeConverter(), new DurationConverter()})
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build()
                .getConfigMapping(EmailConfig.class);
    }
}

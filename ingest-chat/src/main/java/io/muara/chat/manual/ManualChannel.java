package io.muara.chat.manual;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.ApiChannel;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource;
import io.muara.ingest.links.PublicLinks;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whoever brings us messages in our own shape: a phone system, a mail room, a kiosk. */
@Singleton
class ManualChannel implements ApiChannel {

    private final ManualAccounts accounts;
    private final ManualClient client;
    private final ManualMedia media;

    @Inject
    ManualChannel(ManualConfig config, PublicLinks links, Clock clock) {
        this(config, ConfigUtils.getProfiles(), links, clock);
    }

    ManualChannel(ManualConfig config, List<String> profiles, PublicLinks links, Clock clock) {
        this.accounts = new ManualAccounts(config, profiles);
        this.client = new ManualClient(config.timeout(), links, clock);
        this.media = new ManualMedia(accounts);
    }

    ManualAccounts accounts() {
        return accounts;
    }

    @Override
    public ChannelId id() {
        return ManualReading.ID;
    }

    @Override
    public boolean inUse() {
        return !accounts.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, DELIVERY_REPORTS);
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        var known = accounts.named(name);
        if (known.isEmpty()) {
            return new Delivery.Refused("The account '%s' is not set up any more.".formatted(name));
        }
        return known.get()
                .webhook()
                .map(webhook -> client.send(webhook, message))
                .orElseGet(() -> new Delivery.Refused(
                        "Nothing can be sent from here: answer by phone or letter yourself and note it on the ticket, or have %s set up."
                                .formatted(ManualAccounts.property(name, "webhook.url"))));
    }

    /** Sent again: whoever receives it knows by its {@code webhook-id} whether they had it. */
    @Override
    public Optional<Delivery> settle(OutboundMessage message) {
        return Optional.of(send(message));
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }
}

package io.muara.chat.messenger;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;
import static io.muara.ingest.Channel.Capability.EDITS;
import static io.muara.ingest.Channel.Capability.REACTIONS;

import io.muara.chat.meta.HubSignature;
import io.muara.chat.meta.MetaAccounts;
import io.muara.chat.meta.MetaMedia;
import io.muara.chat.meta.MetaReading;
import io.muara.chat.meta.SendApi;
import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Arrived;
import io.muara.ingest.Delivery;
import io.muara.ingest.Handshake;
import io.muara.ingest.MediaSource;
import io.muara.ingest.Pace;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.links.PublicLinks;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our Facebook pages: Messenger, and comments below their posts. */
@Singleton
class MessengerChannel implements WebhookChannel {

    static final ChannelId ID = new ChannelId("messenger");
    static final MetaReading READING = new MetaReading(ID, "page", MessengerFeed::read);

    private static final int LONGEST_TEXT = 2000;
    private static final Pace PACE = new Pace(300, Duration.ZERO);

    private final MetaAccounts accounts;
    private final SendApi api;
    private final MediaSource media;

    @Inject
    MessengerChannel(MessengerConfig config, PublicLinks links, Clock clock) {
        this(config, links, clock, ConfigUtils.getProfiles());
    }

    MessengerChannel(MessengerConfig config, PublicLinks links, Clock clock, List<String> profiles) {
        accounts = new MetaAccounts(ID.value(), config.accounts(), profiles);
        media = new MetaMedia(config.api());
        api = new SendApi(
                new SendApi.Network("Messenger", config.api(), config.timeout(), "comments", LONGEST_TEXT, false),
                links,
                clock);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public boolean inUse() {
        return !accounts.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, DELIVERY_REPORTS, EDITS, DELETIONS, REACTIONS);
    }

    @Override
    public int largestBody() {
        return HubSignature.LARGEST_BODY;
    }

    @Override
    public Proof verify(WebhookCall call) {
        return accounts.verify(call);
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        return READING.read(call.account(), id -> accounts.owner(call.account(), id), call.body(), call.receivedAt());
    }

    @Override
    public Handshake handshake(WebhookCall call) {
        return accounts.handshake(call);
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        return accounts.named(name)
                .map(account -> api.send(account, message))
                .orElseGet(() ->
                        new Delivery.Refused("The Messenger account '%s' is not set up any more.".formatted(name)));
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }
}

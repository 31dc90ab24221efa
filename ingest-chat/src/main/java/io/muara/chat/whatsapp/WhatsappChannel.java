package io.muara.chat.whatsapp;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;
import static io.muara.ingest.Channel.Capability.EDITS;
import static io.muara.ingest.Channel.Capability.REACTIONS;

import io.muara.attachments.AttachmentStore;
import io.muara.chat.meta.HubHandshake;
import io.muara.chat.meta.HubSignature;
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
import io.muara.ingest.proof.Secrets;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Our WhatsApp numbers at Meta's Cloud API. */
@Singleton
class WhatsappChannel implements WebhookChannel {

    private final WhatsappAccounts accounts;
    private final WhatsappClient client;
    private final WhatsappMedia media;
    private final double perSecond;
    private final Map<String, HubSignature> signatures = new HashMap<>();
    private final Map<String, WhatsappReading> readings = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final HubSignature nobody =
            new HubSignature(Secrets.of("", List.of(UUID.randomUUID().toString())));

    @Inject
    WhatsappChannel(WhatsappConfig config, AttachmentStore files, Clock clock) {
        this(config, new WhatsappAccounts(config, ConfigUtils.getProfiles()), files, clock);
    }

    WhatsappChannel(WhatsappConfig config, WhatsappAccounts accounts, AttachmentStore files, Clock clock) {
        this.accounts = accounts;
        this.client = new WhatsappClient(config, files, clock);
        this.media = new WhatsappMedia(config, accounts);
        this.perSecond = accounts.all().stream()
                .mapToDouble(entry -> entry.getValue().perSecond())
                .min()
                .orElse(1);
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            signatures.put(name, new HubSignature(accounts.secrets(name, entry.getValue())));
            readings.put(name, new WhatsappReading(name, number -> accounts.owner(name, number)));
        }
    }

    @Override
    public ChannelId id() {
        return WhatsappReading.ID;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, DELIVERY_REPORTS, EDITS, DELETIONS, REACTIONS);
    }

    @Override
    public boolean inUse() {
        return !accounts.all().isEmpty();
    }

    @Override
    public int largestBody() {
        return HubSignature.LARGEST_BODY;
    }

    @Override
    public Proof verify(WebhookCall call) {
        var signature = signatures.get(call.account());
        if (signature == null) {
            nobody.check(call.header(HubSignature.HEADER), call.body());
            return new Proof.Forged("unknown-account");
        }
        return signature.check(call.header(HubSignature.HEADER), call.body());
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        var reading = readings.get(call.account());
        if (reading == null) {
            throw new IllegalArgumentException("only a call that was verified may be read");
        }
        return reading.read(call.body(), call.receivedAt());
    }

    @Override
    public Handshake handshake(WebhookCall call) {
        return HubHandshake.answer(
                call.query(), accounts.named(call.account()).map(WhatsappConfig.Account::verifyToken));
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return accounts.named(message.conversation().account())
                .map(account -> client.send(account, message))
                .orElseGet(() -> new Delivery.Refused("The WhatsApp account '%s' is not set up any more."
                        .formatted(message.conversation().account())));
    }

    /** Messages to one customer are not kept apart: Meta lets 45 of them through at once, and says so when it wants a pause. */
    @Override
    public Pace pace() {
        return new Pace(perSecond, Duration.ZERO);
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }
}

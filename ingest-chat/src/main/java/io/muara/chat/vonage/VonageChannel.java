package io.muara.chat.vonage;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;
import static io.muara.ingest.Channel.Capability.REACTIONS;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Our Vonage accounts: both APIs, messages and reports, at one address. */
@Singleton
class VonageChannel implements WebhookChannel, Assembling {

    private final VonageAccounts accounts;
    private final VonageClient client;
    private final VonageMedia media;
    private final Duration smsPatience;
    private final double perSecond;

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final VonageProof nobody = nobody();

    @Inject
    VonageChannel(VonageConfig config, Clock clock) {
        this(config, new VonageAccounts(config, ConfigUtils.getProfiles(), clock), clock);
    }

    VonageChannel(VonageConfig config, VonageAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.client = new VonageClient(config, clock);
        this.media = new VonageMedia(config, accounts);
        this.smsPatience = config.smsPatience();
        this.perSecond = accounts.byName().values().stream()
                .mapToDouble(known -> known.account().perSecond())
                .min()
                .orElse(1);
    }

    @Override
    public ChannelId id() {
        return VonageReading.ID;
    }

    @Override
    public boolean inUse() {
        return !accounts.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, DELIVERY_REPORTS, REACTIONS);
    }

    /** An SMS comes by GET if the account is set so; it is never without a query. */
    @Override
    public boolean receivesByGet(WebhookCall call) {
        return !call.query().isEmpty();
    }

    /** Vonage takes an address only if a bare GET is answered 200; whether the account is ours nobody learns by it. */
    @Override
    public Handshake handshake(WebhookCall call) {
        return inUse() ? new Handshake(Optional.of(Acknowledgement.SILENT)) : Handshake.REFUSED;
    }

    @Override
    public Proof verify(WebhookCall call) {
        var known = accounts.named(call.account());
        var proof = known.map(VonageAccounts.Known::proof).orElse(nobody).check(call);
        return known.isPresent() ? proof : new Proof.Forged("unknown-account");
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        return List.of(new VonageReading(call.account()).read(VonageFields.payload(call), call.receivedAt()));
    }

    @Override
    public Assembled assemble(List<Arrived.Part> parts, boolean timeUp) {
        if (!timeUp && !VonageLongSms.of(parts).isWhole()) {
            return new Assembled.Waiting();
        }
        var first = parts.getFirst();
        var account = first.conversation().account();
        return new Assembled.Whole(
                List.of(new VonageReading(account).read(VonageLongSms.together(parts), first.receivedAt())));
    }

    @Override
    public Duration patience(List<Arrived.Part> parts) {
        return smsPatience;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        return accounts.named(name)
                .map(known -> client.send(known, message))
                .orElseGet(
                        () -> new Delivery.Refused("The Vonage account '%s' is not set up any more.".formatted(name)));
    }

    @Override
    public Pace pace() {
        return new Pace(perSecond, Duration.ZERO);
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }

    private static VonageProof nobody() {
        var secrets = Secrets.of("", List.of(UUID.randomUUID().toString()));
        var freshness = new VonageFreshness(Duration.ZERO);
        return new VonageProof(
                new VonageToken("", secrets, freshness), new VonageSignature("", "sha256hmac", secrets, freshness));
    }
}

package io.muara.chat.twilio;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource;
import io.muara.ingest.Pace;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.links.PublicLinks;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.Form;
import io.muara.ingest.setup.PublicAddress;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Our Twilio numbers: SMS, MMS, WhatsApp and calls at one address. */
@Singleton
class TwilioChannel implements WebhookChannel, Assembling {

    /** As long as Twilio lets a call last. */
    private static final Duration LONGEST_CALL = Duration.ofHours(24);

    private final TwilioAccounts accounts;
    private final TwilioClient client;
    private final TwilioMedia media;
    private final Duration callPatience;
    private final double perSecond;
    private final Map<String, TwilioSignature> signatures = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final TwilioSignature nobody = new TwilioSignature(
            Secrets.of("", List.of(UUID.randomUUID().toString())),
            URI.create("https://nobody.invalid/webhooks/twilio"));

    @Inject
    TwilioChannel(TwilioConfig config, PublicAddress address, PublicLinks links, Clock clock) {
        this(config, new TwilioAccounts(config, address, ConfigUtils.getProfiles()), links, clock);
    }

    TwilioChannel(TwilioConfig config, TwilioAccounts accounts, PublicLinks links, Clock clock) {
        this.accounts = accounts;
        this.client = new TwilioClient(config, links, clock);
        this.media = new TwilioMedia(config, accounts);
        this.callPatience = config.callPatience();
        this.perSecond = accounts.byName().values().stream()
                .mapToDouble(known -> known.account().perSecond())
                .min()
                .orElse(1);
        accounts.byName()
                .forEach((name, known) -> signatures.put(name, new TwilioSignature(known.tokens(), known.url())));
    }

    @Override
    public ChannelId id() {
        return TwilioReading.ID;
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
    public Proof verify(WebhookCall call) {
        var signature = signatures.get(call.account());
        if (signature == null) {
            nobody.check(call);
            return new Proof.Forged("unknown-account");
        }
        return signature.check(call);
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        var sid = accounts.named(call.account()).map(known -> known.account().accountSid());
        return List.of(new TwilioReading(call.account(), sid).read(call.body(), call.receivedAt()));
    }

    /** What a caller hears when the phone rings; else nothing, because Twilio would act on it. */
    @Override
    public Acknowledgement acknowledgement(WebhookCall call) {
        if (!call.holds("CallStatus=ringing")) {
            return TwilioVoicemail.NOTHING;
        }
        var form = Form.of(call.body());
        var rings = form.value("CallStatus").filter("ringing"::equals).isPresent()
                && form.value("Direction").filter("inbound"::equals).isPresent();
        return accounts.named(call.account())
                .filter(known -> rings)
                .map(TwilioVoicemail::answer)
                .orElse(TwilioVoicemail.NOTHING);
    }

    @Override
    public Assembled assemble(List<Arrived.Part> parts, boolean timeUp) {
        if (!timeUp && !TwilioCall.isOverUnanswered(parts)) {
            return new Assembled.Waiting();
        }
        var account = parts.getFirst().conversation().account();
        return new Assembled.Whole(List.of(new TwilioCall(account).whole(parts)));
    }

    @Override
    public Duration patience(List<Arrived.Part> parts) {
        return TwilioCall.isOver(parts) ? callPatience : LONGEST_CALL;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        return accounts.named(name)
                .map(known -> client.send(known, message))
                .orElseGet(
                        () -> new Delivery.Refused("The Twilio account '%s' is not set up any more.".formatted(name)));
    }

    @Override
    public Optional<Delivery> settle(OutboundMessage message) {
        return accounts.named(message.conversation().account()).flatMap(known -> client.find(known, message));
    }

    @Override
    public Pace pace() {
        return new Pace(perSecond, Duration.ZERO);
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }
}

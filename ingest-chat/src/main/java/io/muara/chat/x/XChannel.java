package io.muara.chat.x;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
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
import io.muara.ingest.reading.JsonBody;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Our users at X: what is written to them, and what is said about them in public. */
@Singleton
class XChannel implements WebhookChannel {

    private static final Logger LOG = Logger.getLogger(XChannel.class);

    // X's real limits differ by what was paid for; whoever meets one is told until when to wait.
    private static final Pace PACE = new Pace(1, Duration.ofSeconds(1));

    private final XAccounts accounts;
    private final XClient client;
    private final XMedia media;
    private final Counter revoked;

    @Inject
    XChannel(XConfig config, AttachmentStore files, Clock clock, MeterRegistry meters) {
        this(config, files, clock, meters, ConfigUtils.getProfiles());
    }

    XChannel(XConfig config, AttachmentStore files, Clock clock, MeterRegistry meters, List<String> profiles) {
        accounts = new XAccounts(config, profiles);
        client = new XClient(config, files, clock);
        media = new XMedia(config, accounts);
        revoked = Counter.builder("muara.access.revoked")
                .description("Accounts that took back what they allowed us: nothing comes or goes until somebody acts")
                .tag("channel", XReading.ID.value())
                .register(meters);
    }

    @Override
    public ChannelId id() {
        return XReading.ID;
    }

    @Override
    public boolean inUse() {
        return !accounts.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, DELIVERY_REPORTS, DELETIONS);
    }

    @Override
    public Proof verify(WebhookCall call) {
        return accounts.verify(call);
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        var arrived = new XReading(call.account(), user -> accounts.owner(call.account(), user))
                .read(call.body(), call.receivedAt());
        if (arrived.contains(new Arrived.Ignored(XReading.REVOKED))) {
            alarm(call);
        }
        return arrived;
    }

    @Override
    public Handshake handshake(WebhookCall call) {
        return accounts.handshake(call);
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        return accounts.named(name)
                .map(known -> client.send(known, message))
                .orElseGet(() -> new Delivery.Refused("The X account '%s' is not set up any more.".formatted(name)));
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }

    private void alarm(WebhookCall call) {
        var whose = accounts.owner(
                        call.account(), XReading.user(JsonBody.of(call.body()).root()))
                .map(XUs::account)
                .orElse(call.account());
        LOG.errorf(
                "access revoked by its owner, nothing is received or sent until it is granted again channel=%s account=%s",
                XReading.ID, whose);
        revoked.increment();
    }
}

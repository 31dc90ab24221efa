package io.muara.chat.slack;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.EDITS;
import static io.muara.ingest.Channel.Capability.REACTIONS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Acknowledgement;
import io.muara.ingest.Arrived;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource;
import io.muara.ingest.Pace;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.UnreadableElement;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Our bot in the workspaces that it was invited to. */
@Singleton
class SlackChannel implements WebhookChannel {

    private static final Logger LOG = Logger.getLogger(SlackChannel.class);

    /** One message a second in each channel, and some hundred a minute in a workspace. */
    private static final Pace PACE = new Pace(4, Duration.ofSeconds(1));

    private final SlackAccounts accounts;
    private final SlackClient client;
    private final SlackMedia media;
    private final Counter revoked;

    @Inject
    SlackChannel(SlackConfig config, AttachmentStore files, MeterRegistry meters) {
        this(config, files, meters, ConfigUtils.getProfiles());
    }

    SlackChannel(SlackConfig config, AttachmentStore files, MeterRegistry meters, List<String> profiles) {
        accounts = new SlackAccounts(config, profiles);
        client = new SlackClient(config, files);
        media = new SlackMedia(config, accounts);
        revoked = Counter.builder("muara.access.revoked")
                .description("Accounts that took back what they allowed us: nothing comes or goes until somebody acts")
                .tag("channel", SlackReading.ID.value())
                .register(meters);
    }

    @Override
    public ChannelId id() {
        return SlackReading.ID;
    }

    @Override
    public boolean inUse() {
        return !accounts.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, EDITS, DELETIONS, REACTIONS);
    }

    @Override
    public Proof verify(WebhookCall call) {
        return accounts.verify(call);
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        var arrived = new SlackReading(call.account(), teams -> accounts.owner(call.account(), teams))
                .read(call.body(), call.receivedAt());
        if (arrived.getFirst() instanceof Arrived.Ignored(var kind)) {
            alarm(call, kind);
        }
        return arrived;
    }

    /** Gives Slack's challenge back when the address is entered. */
    @Override
    public Acknowledgement acknowledgement(WebhookCall call) {
        if (!call.holds("url_verification")) {
            return Acknowledgement.SILENT;
        }
        try {
            var root = JsonBody.of(call.body()).root();
            var challenge = root.path("challenge").asText();
            return root.path("type").asText().equals("url_verification") && challenge.matches("[A-Za-z0-9_.=-]{1,200}")
                    ? new Acknowledgement("text/plain", challenge)
                    : Acknowledgement.SILENT;
        } catch (UnreadableElement e) {
            return Acknowledgement.SILENT;
        }
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        return accounts.bearer(name)
                .map(bearer -> client.send(bearer, message))
                .orElseGet(
                        () -> new Delivery.Refused("The Slack account '%s' is not set up any more.".formatted(name)));
    }

    @Override
    public Optional<Delivery> settle(OutboundMessage message) {
        return accounts.bearer(message.conversation().account()).flatMap(bearer -> client.find(bearer, message));
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }

    private void alarm(WebhookCall call, String kind) {
        if (SlackReading.REVOKED.contains(kind)) {
            LOG.errorf(
                    "access revoked, nothing is received or sent until the app is installed again channel=%s account=%s",
                    SlackReading.ID, account(call));
            revoked.increment();
        }
        if (kind.equals(SlackReading.RATE_LIMITED)) {
            LOG.errorf(
                    "events were dropped because there are too many, look into Slack for what is missing channel=%s account=%s",
                    SlackReading.ID, account(call));
        }
    }

    private String account(WebhookCall call) {
        var teams = SlackCall.teams(JsonBody.of(call.body()).root());
        return accounts.owner(call.account(), teams).map(SlackUs::account).orElse(call.account());
    }
}

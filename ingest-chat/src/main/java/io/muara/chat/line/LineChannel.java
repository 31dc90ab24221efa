package io.muara.chat.line;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.EDITS;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource;
import io.muara.ingest.Pace;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.links.PublicLinks;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Hmac;
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

/** Our LINE Official Accounts. */
@Singleton
class LineChannel implements WebhookChannel, Assembling {

    private static final String SIGNATURE = "x-line-signature";
    private static final Pace PACE = new Pace(2000, Duration.ZERO);

    private final LineAccounts accounts;
    private final LineClient client;
    private final LineMedia media;
    private final Duration albumPatience;

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final Hmac nobody =
            new Hmac("HmacSHA256", Secrets.of("", List.of(UUID.randomUUID().toString())));

    @Inject
    LineChannel(LineConfig config, AttachmentStore files, PublicLinks links, Clock clock) {
        this(config, new LineAccounts(config, ConfigUtils.getProfiles()), files, links, clock);
    }

    LineChannel(LineConfig config, LineAccounts accounts, AttachmentStore files, PublicLinks links, Clock clock) {
        this.accounts = accounts;
        this.client = new LineClient(config, new LineOutgoing(links, new LinePreview(files)), clock);
        this.media = new LineMedia(config, accounts);
        this.albumPatience = config.albumPatience();
    }

    @Override
    public ChannelId id() {
        return LineReading.ID;
    }

    @Override
    public boolean inUse() {
        return !accounts.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, EDITS, DELETIONS);
    }

    @Override
    public Proof verify(WebhookCall call) {
        var header = call.header(SIGNATURE);
        var known = accounts.named(call.account());
        var isSigned = known.map(LineAccounts.Known::signature)
                .orElse(nobody)
                .signed(Given.base64(header.orElse("")), call.body());
        if (known.isEmpty()) {
            return new Proof.Forged("unknown-account");
        }
        if (isSigned) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(header.isEmpty() ? "no-signature" : "bad-signature");
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        return reading(call.account()).read(call.body(), call.receivedAt());
    }

    @Override
    public Assembled assemble(List<Arrived.Part> parts, boolean timeUp) {
        if (!timeUp && !LineAlbum.isWhole(parts)) {
            return new Assembled.Waiting();
        }
        var first = parts.getFirst();
        return new Assembled.Whole(
                reading(first.conversation().account()).read(LineAlbum.together(parts), first.receivedAt()));
    }

    @Override
    public Duration patience(List<Arrived.Part> parts) {
        return albumPatience;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        var name = message.conversation().account();
        return accounts.named(name)
                .map(account -> client.send(account, message))
                .orElseGet(() -> new Delivery.Refused("The LINE account '%s' is not set up any more.".formatted(name)));
    }

    @Override
    public Optional<Delivery> settle(OutboundMessage message) {
        return accounts.named(message.conversation().account()).flatMap(account -> client.settle(account, message));
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }

    private LineReading reading(String account) {
        return new LineReading(
                account,
                accounts.named(account).map(LineAccounts.Known::replyTokens).orElse(true));
    }
}

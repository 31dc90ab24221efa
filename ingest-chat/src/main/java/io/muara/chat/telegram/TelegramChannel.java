package io.muara.chat.telegram;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.EDITS;
import static io.muara.ingest.Channel.Capability.REACTIONS;

import io.muara.attachments.AttachmentStore;
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
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.UnreadableElement;
import io.muara.ingest.setup.Accounts;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Our Telegram bots. */
@Singleton
class TelegramChannel implements WebhookChannel, Assembling {

    private static final String SECRET = "x-telegram-bot-api-secret-token";
    private static final Pace PACE = new Pace(30, Duration.ofSeconds(1));

    private final Accounts<TelegramConfig.Account> accounts;
    private final TelegramClient client;
    private final TelegramMedia media;
    private final Duration albumPatience;
    private final Map<String, Secrets> secrets = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final Secrets nobody = Secrets.of("", List.of(UUID.randomUUID().toString()));

    @Inject
    TelegramChannel(TelegramConfig config, AttachmentStore files) {
        this(config, files, ConfigUtils.getProfiles());
    }

    TelegramChannel(TelegramConfig config, AttachmentStore files, List<String> profiles) {
        accounts = new Accounts<>("telegram", config.accounts(), profiles);
        client = new TelegramClient(config, files);
        media = new TelegramMedia(config, accounts);
        albumPatience = config.albumPatience();
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            accounts.requireOwn(name, "bot-token", entry.getValue().botToken());
            var tokens = Secrets.of(
                    accounts.property(name, "secret-tokens"), entry.getValue().secretTokens());
            tokens.active().forEach(token -> accounts.requireOwn(name, "secret-tokens", token));
            secrets.put(name, tokens);
        }
    }

    @Override
    public ChannelId id() {
        return TelegramReading.ID;
    }

    @Override
    public boolean inUse() {
        return !secrets.isEmpty();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(ATTACHMENTS, EDITS, DELETIONS, REACTIONS);
    }

    @Override
    public Proof verify(WebhookCall call) {
        var given = call.header(SECRET);
        var known = secrets.get(call.account());
        var isSame = Given.isOneOf(known == null ? nobody : known, given.orElse(""));
        if (known == null) {
            return new Proof.Forged("unknown-account");
        }
        if (isSame) {
            return new Proof.Genuine();
        }
        return new Proof.Forged(given.isEmpty() ? "no-signature" : "bad-signature");
    }

    @Override
    public List<Arrived> read(WebhookCall call) {
        return new TelegramReading(call.account()).read(call.body(), call.receivedAt());
    }

    /** Answers a pressed button, which else goes on turning in the customer's app. */
    @Override
    public Acknowledgement acknowledgement(WebhookCall call) {
        if (!call.holds("callback_query")) {
            return Acknowledgement.SILENT;
        }
        try {
            var pressed = JsonBody.of(call.body())
                    .root()
                    .path("callback_query")
                    .path("id")
                    .asText();
            return pressed.matches("[0-9]{1,20}")
                    ? new Acknowledgement(
                            "application/json",
                            "{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"%s\"}".formatted(pressed))
                    : Acknowledgement.SILENT;
        } catch (UnreadableElement e) {
            return Acknowledgement.SILENT;
        }
    }

    @Override
    public Assembled assemble(List<Arrived.Part> parts, boolean timeUp) {
        if (!timeUp && parts.size() < TelegramAlbum.MOST) {
            return new Assembled.Waiting();
        }
        var first = parts.getFirst();
        return new Assembled.Whole(new TelegramReading(first.conversation().account())
                .read(TelegramAlbum.together(parts), first.receivedAt()));
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
                .orElseGet(() ->
                        new Delivery.Refused("The Telegram account '%s' is not set up any more.".formatted(name)));
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

package io.muara.chat.whatsapp;

import static io.muara.ingest.Channel.Capability.ATTACHMENTS;
import static io.muara.ingest.Channel.Capability.DELETIONS;
import static io.muara.ingest.Channel.Capability.DELIVERY_REPORTS;
import static io.muara.ingest.Channel.Capability.EDITS;
import static io.muara.ingest.Channel.Capability.REACTIONS;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Arrived;
import io.muara.ingest.Delivery;
import io.muara.ingest.Handshake;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Our WhatsApp numbers at Meta's Cloud API. */
@Singleton
class WhatsappChannel implements WebhookChannel {

    private static final String SIGNATURE = "x-hub-signature-256";

    private final WhatsappAccounts accounts;
    private final WhatsappClient client;
    private final Map<String, HubSignature> signatures = new HashMap<>();
    private final Map<String, WhatsappReading> readings = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final HubSignature nobody =
            new HubSignature(List.of(UUID.randomUUID().toString()));

    @Inject
    WhatsappChannel(WhatsappConfig config) {
        this(config, new WhatsappAccounts(config, ConfigUtils.getProfiles()));
    }

    WhatsappChannel(WhatsappConfig config, WhatsappAccounts accounts) {
        this.accounts = accounts;
        this.client = new WhatsappClient(config.api(), config.timeout());
        accounts.byName().forEach((name, account) -> {
            signatures.put(name, new HubSignature(account.appSecrets()));
            readings.put(name, new WhatsappReading(name, number -> accounts.owner(name, number)));
        });
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
    public Proof verify(WebhookCall call) {
        var signature = signatures.get(call.account());
        if (signature == null) {
            nobody.check(call.header(SIGNATURE), call.body());
            return new Proof.Forged("unknown-account");
        }
        return signature.check(call.header(SIGNATURE), call.body());
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
        var query = new QueryStringDecoder(call.query(), false).parameters();
        var expected = accounts.named(call.account()).map(WhatsappConfig.Account::verifyToken);
        var isOurs =
                isEqual(expected.orElse(""), first(query, "hub.verify_token").orElse(""));
        if (!isOurs || expected.isEmpty() || !first(query, "hub.mode").equals(Optional.of("subscribe"))) {
            return Handshake.REFUSED;
        }
        return new Handshake(first(query, "hub.challenge"));
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return accounts.named(message.conversation().account())
                .map(account -> client.send(account, message))
                .orElseGet(() -> new Delivery.Refused("The WhatsApp account '%s' is not set up any more."
                        .formatted(message.conversation().account())));
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}

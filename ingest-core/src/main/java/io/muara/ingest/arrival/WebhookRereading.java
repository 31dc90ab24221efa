package io.muara.ingest.arrival;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Quarantined;
import io.muara.ingest.Arrived;
import io.muara.ingest.Channel;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.WebhookChannel;
import io.muara.ingest.quarantine.Rereading;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Reads quarantined calls again as if they had just come, but received when they were. */
@Singleton
class WebhookRereading implements Rereading {

    private final Map<ChannelId, WebhookChannel> channels;
    private final Arrival arrival;

    WebhookRereading(@All List<Channel> channels, AttachmentStore attachments) {
        this.channels = channels.stream()
                .filter(WebhookChannel.class::isInstance)
                .map(WebhookChannel.class::cast)
                .collect(toUnmodifiableMap(Channel::id, channel -> channel));
        this.arrival = new Arrival(attachments);
    }

    @Override
    public boolean reads(ChannelId channel) {
        return channels.containsKey(channel);
    }

    @Override
    public Reread read(Quarantined entry, byte[] bytes) {
        var channel = channels.get(entry.channel());
        if (channel == null) {
            throw new IllegalArgumentException("the channel '%s' is not read here".formatted(entry.channel()));
        }
        var how = entry.call().orElseGet(() -> new Quarantined.Call("POST", ""));
        var call = new WebhookCall(
                how.method(),
                entry.account(),
                how.query(),
                Map.of("content-type", entry.mediaType()),
                bytes,
                entry.receivedAt());
        var read = arrival.genuine(channel, call);
        var ignored = read.arrived().stream()
                .filter(Arrived.Ignored.class::isInstance)
                .count();
        return new Reread(read.records(), (int) ignored);
    }
}

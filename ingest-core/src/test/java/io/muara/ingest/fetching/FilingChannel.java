package io.muara.ingest.fetching;

import io.muara.contracts.Attachment;
import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.MediaSource;
import io.muara.ingest.PolledChannel;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * A channel whose provider keeps files on a server of this machine, under the path that is their reference. A test can say
 * otherwise for a reference, by how often it was asked.
 */
final class FilingChannel implements PolledChannel, MediaSource {

    private final ChannelId id;
    private final FileServer server;
    private final Map<String, IntFunction<Located>> said = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    FilingChannel(String id, FileServer server) {
        this.id = new ChannelId(id);
        this.server = server;
    }

    FilingChannel says(String reference, IntFunction<Located> answer) {
        said.put(reference, answer);
        return this;
    }

    Located.At at(String path) {
        return at(server.url(path), Optional.empty(), Optional.empty());
    }

    static Located.At at(URI address, Optional<String> sha256, Optional<Long> bytes) {
        return new Located.At(address, Map.of("Authorization", "Bearer secret"), sha256, bytes, true);
    }

    int asked(String reference) {
        return asked.getOrDefault(reference, 0);
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return new Delivery.Refused("nothing is sent here");
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(this);
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var reference = attachment.remote().orElseThrow();
        var times = asked.merge(reference, 1, Integer::sum);
        return said.getOrDefault(reference, first -> at("/" + reference)).apply(times);
    }

    @Override
    public Set<String> hosts() {
        return Set.of("localhost");
    }
}

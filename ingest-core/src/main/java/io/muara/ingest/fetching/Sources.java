package io.muara.ingest.fetching;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.muara.contracts.ChannelId;
import io.muara.ingest.Channel;
import io.muara.ingest.MediaSource;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The channels of this service whose providers keep files for us. */
@Singleton
class Sources {

    private final Map<ChannelId, MediaSource> byChannel;

    Sources(@All List<Channel> channels) {
        byChannel = channels.stream()
                .filter(Channel::inUse)
                .filter(channel -> channel.media().isPresent())
                .collect(toUnmodifiableMap(
                        Channel::id, channel -> channel.media().orElseThrow()));
    }

    Set<ChannelId> channels() {
        return byChannel.keySet();
    }

    /** @throws IllegalArgumentException when it is none of {@link #channels} */
    MediaSource of(ChannelId channel) {
        var source = byChannel.get(channel);
        if (source == null) {
            throw new IllegalArgumentException("no files are fetched for channel '%s'".formatted(channel));
        }
        return source;
    }
}

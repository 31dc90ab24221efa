package io.muara.chat.meta;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files of Messenger and Instagram lie behind signed addresses that need no token and soon expire for good. */
public final class MetaMedia implements MediaSource {

    private static final Set<String> META = Set.of("graph.facebook.com", "graph.instagram.com");

    private final URI api;

    /** @param api Meta's Graph API, or what operations put in its place */
    public MetaMedia(URI api) {
        this.api = api;
    }

    @Override
    public Set<String> hosts() {
        return Set.of("*.fbcdn.net", "*.fbsbx.com", "*.cdninstagram.com");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        try {
            var address = URI.create(attachment.remote().orElseThrow());
            return new Located.At(address, Map.of(), Optional.empty(), Optional.empty(), isOperators(address));
        } catch (IllegalArgumentException notAnAddress) {
            return new Located.Gone("Meta gave no address that anything could be fetched from.");
        }
    }

    /** Beside an API that operations put in the place of Meta's. */
    private boolean isOperators(URI address) {
        return !META.contains(String.valueOf(api.getHost()))
                && String.valueOf(api.getScheme()).equals(address.getScheme())
                && String.valueOf(api.getRawAuthority()).equals(address.getRawAuthority());
    }
}

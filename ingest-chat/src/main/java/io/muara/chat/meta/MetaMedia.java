package io.muara.chat.meta;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files of Messenger and Instagram lie behind signed addresses that need no token and soon expire for good. */
public final class MetaMedia implements MediaSource {

    @Override
    public Set<String> hosts() {
        return Set.of("*.fbcdn.net", "*.fbsbx.com", "*.cdninstagram.com");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        try {
            return new Located.At(
                    URI.create(attachment.remote().orElseThrow()), Map.of(), Optional.empty(), Optional.empty(), false);
        } catch (IllegalArgumentException notAnAddress) {
            return new Located.Gone("Meta gave the file no address that can be read.");
        }
    }
}

package io.muara.chat.x;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where X keeps pictures and videos. Those of direct messages are opened by our user's token and at another address than the
 * event tells. See "DM Media Retrieval".
 */
final class XMedia implements MediaSource {

    private static final Pattern OF_MESSAGE = Pattern.compile(
            "https://ton\\.(?:twitter|x)\\.com/(?:[^?#]*/)?dm/([0-9]+)/([0-9]+)/([A-Za-z0-9_.-]{1,50})");

    private final XConfig config;
    private final XAccounts accounts;

    XMedia(XConfig config, XAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    @Override
    public Set<String> hosts() {
        return Set.of("api.x.com", "pbs.twimg.com", "video.twimg.com");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var url = attachment.remote().orElseThrow();
        var ofMessage = OF_MESSAGE.matcher(url.replaceFirst("[?#].*", ""));
        if (!ofMessage.matches()) {
            return inPublic(url);
        }
        var address = URI.create("%s/2/dm_conversations/media/%s/%s/%s"
                .formatted(config.api(), ofMessage.group(1), ofMessage.group(2), ofMessage.group(3)));
        return accounts.named(account)
                .map(known -> at(
                        address,
                        Map.of("Authorization", known.bearer()),
                        !config.api().toString().equals(XConfig.X)))
                .orElseGet(() -> new Located.Gone("The X account '%s' is not set up any more.".formatted(account)));
    }

    private static Located inPublic(String url) {
        try {
            return at(new URI(url), Map.of(), false);
        } catch (URISyntaxException e) {
            return new Located.Gone("What X told as the file's address is none.");
        }
    }

    private static Located at(URI address, Map<String, String> headers, boolean trusted) {
        return new Located.At(address, headers, Optional.empty(), Optional.empty(), trusted);
    }
}

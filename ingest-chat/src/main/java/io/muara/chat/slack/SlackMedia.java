package io.muara.chat.slack;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.provider.ProviderHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Where Slack keeps files: behind the bot's token. See "Working with files". */
final class SlackMedia implements MediaSource {

    private static final String HOST = "files.slack.com";
    private static final Set<String> GONE = Set.of("file_not_found", "file_deleted", "access_denied");

    private final ProviderHttp http = new ProviderHttp("Slack");
    private final SlackConfig config;
    private final SlackAccounts accounts;

    SlackMedia(SlackConfig config, SlackAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    @Override
    public Set<String> hosts() {
        return Set.of(HOST);
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var remote = attachment.remote().orElseThrow();
        return accounts.bearer(account)
                .map(bearer ->
                        remote.contains("://") ? at(bearer, remote, attachment) : ask(bearer, remote, attachment))
                .orElseGet(() -> new Located.Gone("The Slack account '%s' is not set up any more.".formatted(account)));
    }

    /** In a channel that is shared between firms Slack tells only the file's id until it is asked. */
    private Located ask(String bearer, String id, Attachment attachment) {
        var request = HttpRequest.newBuilder(URI.create(
                        "%s/files.info?file=%s".formatted(config.api(), URLEncoder.encode(id, StandardCharsets.UTF_8))))
                .timeout(config.timeout())
                .header("Authorization", bearer)
                .build();
        try {
            return told(bearer, http.ask(request), attachment);
        } catch (IOException e) {
            return new Located.Unavailable("Slack cannot be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Located.Unavailable("We stopped before Slack's answer came.");
        }
    }

    private Located told(String bearer, ProviderHttp.Answer answer, Attachment attachment) {
        var json = answer.json();
        var url = json.path("file").path("url_private_download").asText();
        if (!url.isEmpty()) {
            return at(bearer, url, attachment);
        }
        var error = json.path("error").asText();
        return GONE.contains(error) || json.path("ok").asBoolean()
                ? new Located.Gone("Slack does not have the file any more, or not for us.")
                : new Located.Unavailable("Slack cannot tell where the file lies (%d).".formatted(answer.status()));
    }

    private Located at(String bearer, String url, Attachment attachment) {
        try {
            var address = new URI(url);
            var isTrusted = !config.api().toString().equals(SlackConfig.SLACK) && url.startsWith(config.api() + "/");
            var isSlacks = HOST.equals(address.getHost()) && "https".equals(address.getScheme());
            return new Located.At(
                    address,
                    isSlacks || isTrusted ? Map.of("Authorization", bearer) : Map.of(),
                    attachment.sha256(),
                    attachment.bytes(),
                    isTrusted);
        } catch (URISyntaxException e) {
            return new Located.Gone("What Slack told as the file's address is none.");
        }
    }
}

package io.muara.chat.line;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.provider.ProviderHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where LINE keeps the file of a message. A video or recording is not there before LINE has converted it. See the Messaging
 * API reference, "Getting content".
 */
final class LineMedia implements MediaSource {

    private static final String HOST = "api-data.line.me";
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ProviderHttp http = new ProviderHttp("LINE");
    private final LineConfig config;
    private final LineAccounts accounts;
    private final List<String> elsewhere;

    LineMedia(LineConfig config, LineAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
        this.elsewhere = List.copyOf(config.externalHosts().orElse(List.of()));
    }

    @Override
    public Set<String> hosts() {
        var hosts = new HashSet<>(elsewhere);
        hosts.add(HOST);
        return hosts;
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var remote = attachment.remote().orElseThrow();
        if (!MESSAGE_ID.matcher(remote).matches()) {
            return external(remote);
        }
        return accounts.named(account)
                .map(known -> kept(known, attachment, remote))
                .orElseGet(() -> new Located.Gone("The LINE account '%s' is not set up any more.".formatted(account)));
    }

    private Located kept(LineAccounts.Known account, Attachment attachment, String message) {
        var isConverted = attachment.mediaType().startsWith("video/")
                || attachment.mediaType().startsWith("audio/");
        return isConverted ? converted(account, attachment, message) : at(account, attachment, message);
    }

    private Located converted(LineAccounts.Known account, Attachment attachment, String message) {
        var question = HttpRequest.newBuilder(URI.create(content(message) + "/transcoding"))
                .timeout(config.timeout())
                .header("Authorization", account.authorization())
                .build();
        try {
            return meaning(http.ask(question), account, attachment, message);
        } catch (IOException e) {
            return new Located.Unavailable("LINE cannot be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Located.Unavailable("We stopped before LINE's answer came.");
        }
    }

    private Located meaning(
            ProviderHttp.Answer answer, LineAccounts.Known account, Attachment attachment, String message) {
        return switch (answer.status()) {
            case 200 ->
                switch (answer.json().path("status").asText()) {
                    case "succeeded" -> at(account, attachment, message);
                    case "failed" -> new Located.Gone("LINE could not convert the file.");
                    default -> new Located.NotYet(PAUSE);
                };
            case 202 -> new Located.NotYet(PAUSE);
            case 404, 410 -> new Located.Gone("LINE keeps the file no more, or the customer took the message back.");
            case 400, 403 -> new Located.Gone("LINE does not give the file (%d).".formatted(answer.status()));
            default -> new Located.Unavailable("LINE cannot be asked right now (%d).".formatted(answer.status()));
        };
    }

    private Located at(LineAccounts.Known account, Attachment attachment, String message) {
        return new Located.At(
                URI.create(content(message)),
                Map.of("Authorization", account.authorization()),
                Optional.empty(),
                attachment.bytes(),
                !config.dataApi().toString().equals(LineConfig.DATA));
    }

    private String content(String message) {
        return "%s/v2/bot/message/%s/content".formatted(config.dataApi(), message);
    }

    private Located external(String url) {
        try {
            var address = URI.create(url);
            var host = String.valueOf(address.getHost());
            return elsewhere.stream().anyMatch(allowed -> isAllowed(host, allowed))
                    ? new Located.At(address, Map.of(), Optional.empty(), Optional.empty(), false)
                    : new Located.Gone(
                            "The file does not lie with LINE: allow its host in muara.line.external-hosts if it is yours.");
        } catch (IllegalArgumentException e) {
            return new Located.Gone("The file's address is none.");
        }
    }

    private static boolean isAllowed(String host, String allowed) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
    }
}

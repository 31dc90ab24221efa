package io.muara.chat.telegram;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.provider.ProviderHttp;
import io.muara.ingest.setup.Accounts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where Telegram keeps a file. Its address holds the bot's token, so it is never logged or stored. */
final class TelegramMedia implements MediaSource {

    private final ProviderHttp http = new ProviderHttp("Telegram");
    private final TelegramConfig config;
    private final Accounts<TelegramConfig.Account> accounts;

    TelegramMedia(TelegramConfig config, Accounts<TelegramConfig.Account> accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    @Override
    public Set<String> hosts() {
        return Set.of("api.telegram.org");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        return accounts.named(account)
                .map(known -> locate(known, attachment.remote().orElseThrow()))
                .orElseGet(
                        () -> new Located.Gone("The Telegram account '%s' is not set up any more.".formatted(account)));
    }

    private Located locate(TelegramConfig.Account account, String fileId) {
        var question = URI.create("%s/bot%s/getFile?file_id=%s"
                .formatted(config.api(), account.botToken(), URLEncoder.encode(fileId, StandardCharsets.UTF_8)));
        try {
            var answer = http.ask(
                    HttpRequest.newBuilder(question).timeout(config.timeout()).build());
            return located(account, answer);
        } catch (IOException e) {
            return new Located.Unavailable("Telegram cannot be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Located.Unavailable("We stopped before Telegram's answer came.");
        }
    }

    private Located located(TelegramConfig.Account account, ProviderHttp.Answer answer) {
        var file = answer.json().path("result");
        if (answer.status() == 200 && !file.path("file_path").asText().isEmpty()) {
            return new Located.At(
                    URI.create("%s/file/bot%s/%s"
                            .formatted(
                                    config.api(),
                                    account.botToken(),
                                    file.path("file_path").asText())),
                    Map.of(),
                    Optional.empty(),
                    file.path("file_size").isIntegralNumber()
                            ? Optional.of(file.path("file_size").asLong())
                            : Optional.empty(),
                    !config.api().toString().equals(TelegramConfig.TELEGRAM));
        }
        return notFound(answer.status(), answer.json().path("description").asText());
    }

    /** A wrong token can be put right within the time that a file is tried for; a wrong file_id cannot. */
    private static Located notFound(int status, String description) {
        if (description.contains("too big")) {
            return new Located.Gone("Telegram gives bots no file of more than 20 MB.");
        }
        if (status == 401 || status == 403 || status == 404) {
            return new Located.Unavailable("Telegram does not let us have the file: check the bot's token.");
        }
        return status == 429 || status >= 500 || description.contains("temporarily unavailable")
                ? new Located.Unavailable("Telegram cannot be asked right now (%d).".formatted(status))
                : new Located.Gone("Telegram does not give the file (%d).".formatted(status));
    }
}

package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.provider.ProviderHttp;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where Meta keeps a file: it tells an address by the file's id, and the address is good for five minutes. */
final class WhatsappMedia implements MediaSource {

    private static final String META = "graph.facebook.com";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** Meta's codes for what whoever runs us can put right within the seven days: token and permissions. */
    private static final Set<Integer> OURS_TO_MEND = Set.of(0, 3, 10, 190, 200, 131005);

    private final ProviderHttp http = new ProviderHttp("WhatsApp");
    private final WhatsappConfig config;
    private final WhatsappAccounts accounts;

    WhatsappMedia(WhatsappConfig config, WhatsappAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    @Override
    public Set<String> hosts() {
        return Set.of("*.fbsbx.com", "*.fbcdn.net", "*.whatsapp.net");
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var id = attachment.remote().orElseThrow();
        if (!ID.matcher(id).matches()) {
            return new Located.Gone("WhatsApp gave the file no id that can be asked for.");
        }
        return accounts.named(account)
                .map(known -> locate(known, id))
                .orElseGet(
                        () -> new Located.Gone("The WhatsApp account '%s' is not set up any more.".formatted(account)));
    }

    private Located locate(WhatsappConfig.Account account, String id) {
        var question = URI.create("%s/%s?phone_number_id=%s".formatted(config.api(), id, account.phoneNumberId()));
        try {
            var answer = http.ask(HttpRequest.newBuilder(question)
                    .timeout(config.timeout())
                    .header("Authorization", bearer(account))
                    .header("User-Agent", WhatsappClient.USER_AGENT)
                    .build());
            return answer.status() == 200 ? found(account, answer.json()) : notFound(answer);
        } catch (IOException e) {
            return new Located.Unavailable("WhatsApp cannot be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Located.Unavailable("We stopped before WhatsApp's answer came.");
        }
    }

    private Located found(WhatsappConfig.Account account, JsonNode file) {
        try {
            var address = URI.create(file.path("url").asText());
            if (address.getHost() == null) {
                return new Located.Unavailable("WhatsApp does not say where the file lies.");
            }
            return new Located.At(
                    address,
                    Map.of("Authorization", bearer(account), "User-Agent", WhatsappClient.USER_AGENT),
                    hash(file.path("sha256").asText()),
                    Optional.of(file.path("file_size").asLong()).filter(bytes -> bytes > 0),
                    isOperators(address));
        } catch (IllegalArgumentException notAnAddress) {
            return new Located.Unavailable("WhatsApp does not say where the file lies.");
        }
    }

    private static Located notFound(Answer answer) {
        var code = WhatsappAnswer.code(answer.json());
        if (answer.status() == 429 || answer.status() >= 500 || WhatsappErrors.isTemporary(code)) {
            return new Located.Unavailable("WhatsApp cannot be asked right now (%d).".formatted(answer.status()));
        }
        if (answer.status() == 401 || OURS_TO_MEND.contains(code)) {
            return new Located.Unavailable("WhatsApp does not let us have the file: check the access token.");
        }
        return new Located.Gone("WhatsApp does not have the file any more, it keeps files for seven days.");
    }

    /** In base64 in a message, in hex where its address is told: whichever it is here. */
    private static Optional<String> hash(String told) {
        return SHA256.matcher(told).matches() ? Optional.of(told.toLowerCase(Locale.ROOT)) : WhatsappFiles.hex(told);
    }

    /** Beside an API that operations put in the place of Meta's. */
    private boolean isOperators(URI address) {
        var api = config.api();
        return !META.equals(api.getHost())
                && api.getScheme().equals(address.getScheme())
                && String.valueOf(api.getRawAuthority()).equals(address.getRawAuthority());
    }

    static String bearer(WhatsappConfig.Account account) {
        return "Bearer " + account.accessToken();
    }
}

package io.muara.chat.whatsapp;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.Multipart;
import io.muara.ingest.provider.ProviderHttp;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Hands files to Meta before they are sent. A customer sees nothing of it, so doing it again is safe. */
final class WhatsappUploads {

    private final ProviderHttp http = new ProviderHttp("WhatsApp");
    private final WhatsappConfig config;
    private final AttachmentStore files;

    WhatsappUploads(WhatsappConfig config, AttachmentStore files) {
        this.config = config;
        this.files = files;
    }

    /** @param patience what is left of the time that a reply may take */
    Uploaded upload(WhatsappConfig.Account account, Attachment file, Duration patience) {
        try {
            files.open(file.stored().orElseThrow()).close();
            return meaning(http.ask(request(account, file, patience)));
        } catch (HttpConnectTimeoutException e) {
            return notTaken(file);
        } catch (HttpTimeoutException e) {
            return new Uploaded.TooSlowly();
        } catch (UncheckedIOException | IOException e) {
            return notTaken(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Uploaded.Not(new Delivery.Unavailable("We stopped before WhatsApp had the file."));
        }
    }

    private static Uploaded notTaken(Attachment file) {
        return new Uploaded.Not(
                new Delivery.Unavailable("The file '%s' could not be handed to WhatsApp.".formatted(file.name())));
    }

    private HttpRequest request(WhatsappConfig.Account account, Attachment file, Duration patience) {
        var form = new Multipart()
                .field("messaging_product", "whatsapp")
                .field("type", file.mediaType())
                .file(
                        "file",
                        file.name(),
                        file.mediaType(),
                        () -> files.open(file.stored().orElseThrow()));
        return HttpRequest.newBuilder(URI.create("%s/%s/media".formatted(config.api(), account.phoneNumberId())))
                .timeout(patience)
                .header("Authorization", WhatsappMedia.bearer(account))
                .header("Content-Type", form.contentType())
                .header("User-Agent", WhatsappClient.USER_AGENT)
                .POST(form.body())
                .build();
    }

    private static Uploaded meaning(Answer answer) {
        var json = answer.json();
        var id = json.path("id").asText();
        if (answer.status() == 200 && !id.isEmpty()) {
            return new Uploaded.As(id);
        }
        var code = WhatsappAnswer.code(json);
        if (answer.status() == 429 || WhatsappErrors.isThrottled(code)) {
            return new Uploaded.Not(new Delivery.Throttled(
                    WhatsappAnswer.pause(code, answer.retryAfter()), "WhatsApp wants us to slow down."));
        }
        return new Uploaded.Not(
                answer.status() == 200 || answer.status() >= 500 || WhatsappErrors.isTemporary(code)
                        ? new Delivery.Unavailable(
                                "WhatsApp cannot take files right now (%d).".formatted(answer.status()))
                        : new Delivery.Refused(WhatsappAnswer.reason(answer.status(), code, json)));
    }

    /** What became of a file. */
    sealed interface Uploaded {

        /** @param mediaId that Meta knows it by for 30 days */
        record As(String mediaId) implements Uploaded {}

        /** @param why no customer was sent anything */
        record Not(Delivery why) implements Uploaded {}

        /** Not all of it before the patience was over. */
        record TooSlowly() implements Uploaded {}
    }
}

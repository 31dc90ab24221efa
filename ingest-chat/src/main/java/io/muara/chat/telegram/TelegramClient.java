package io.muara.chat.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.Multipart;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.BiFunction;

/** Sends through the Bot API, which cannot be asked to send something only once, nor what it sent. */
final class TelegramClient {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;

    private final ProviderHttp http = new ProviderHttp("Telegram");
    private final TelegramConfig config;
    private final AttachmentStore files;

    TelegramClient(TelegramConfig config, AttachmentStore files) {
        this.config = config;
        this.files = files;
    }

    Delivery send(TelegramConfig.Account account, OutboundMessage message) {
        var place = TelegramPlace.parse(message.conversation().contact());
        return switch (message.acts()) {
            case SAY, SAY_PRIVATELY -> say(account, place, message);
            case SHOW_TYPING -> post(account, "sendChatAction", place, typing());
            case MARK_READ -> new Delivery.Refused("A Telegram bot cannot mark a message as read.");
        };
    }

    private Delivery say(TelegramConfig.Account account, TelegramPlace place, OutboundMessage message) {
        var longest = message.attachments().isEmpty() ? LONGEST_TEXT : LONGEST_CAPTION;
        if (message.template().isPresent()) {
            return new Delivery.Refused("Telegram has no templates: write the text itself.");
        }
        if (message.text().length() > longest) {
            return new Delivery.Refused("Telegram takes at most %d characters %s."
                    .formatted(longest, message.attachments().isEmpty() ? "in one message" : "with a file"));
        }
        if (message.attachments().isEmpty()) {
            return post(account, "sendMessage", place, fields -> answering(fields, place, message)
                    .field("text", message.text()));
        }
        return message.attachments().stream()
                .filter(file -> file.stored().isEmpty())
                .findFirst()
                .<Delivery>map(file ->
                        new Delivery.Refused("The file '%s' has not arrived here yet: send it once it can be opened."
                                .formatted(file.name())))
                .orElseGet(() -> files(account, place, message));
    }

    /** One message a file, the text with the first. What was sent before one that failed cannot be taken back. */
    private Delivery files(TelegramConfig.Account account, TelegramPlace place, OutboundMessage message) {
        Delivery first = file(account, place, message, message.attachments().getFirst(), message.text());
        if (!(first instanceof Delivery.Accepted)) {
            return first;
        }
        for (int i = 1; i < message.attachments().size(); i++) {
            if (!(file(account, place, message, message.attachments().get(i), "") instanceof Delivery.Accepted)) {
                return new Delivery.Uncertain("Of %d files the first %d were sent; Telegram did not take the next."
                        .formatted(message.attachments().size(), i));
            }
        }
        return first;
    }

    private Delivery file(
            TelegramConfig.Account account,
            TelegramPlace place,
            OutboundMessage message,
            Attachment file,
            String caption) {
        var way = TelegramWay.of(file);
        return post(account, way.method(), place, fields -> {
            answering(fields, place, message);
            if (!caption.isBlank()) {
                fields.field("caption", caption);
            }
            return fields.file(
                    way.field(),
                    file.name(),
                    file.mediaType(),
                    () -> files.open(file.stored().orElseThrow()));
        });
    }

    private static Multipart answering(Multipart fields, TelegramPlace place, OutboundMessage message) {
        place.topic().ifPresent(topic -> fields.field("message_thread_id", topic));
        message.answers().stream()
                .filter(answered -> answered.startsWith(place.chat() + ":"))
                .findFirst()
                .map(answered -> answered.substring(place.chat().length() + 1))
                .filter(number -> number.matches("[0-9]{1,18}"))
                .ifPresent(number -> fields.field(
                        "reply_parameters",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("message_id", Long.parseLong(number))
                                .put("allow_sending_without_reply", true)
                                .toString()));
        return fields;
    }

    private static Said typing() {
        return fields -> fields.field("action", "typing");
    }

    private Delivery post(TelegramConfig.Account account, String method, TelegramPlace place, Said said) {
        return deliver(account, method, place, said, (moved, answer) -> post(account, method, moved, said));
    }

    private Delivery deliver(
            TelegramConfig.Account account,
            String method,
            TelegramPlace place,
            Said said,
            BiFunction<TelegramPlace, ProviderHttp.Answer, Delivery> afterMove) {
        var fields = new Multipart().field("chat_id", place.chat());
        place.connection().ifPresent(id -> fields.field("business_connection_id", id));
        var form = said.in(fields);
        var request = HttpRequest.newBuilder(
                        URI.create("%s/bot%s/%s".formatted(config.api(), account.botToken(), method)))
                .timeout(config.timeout())
                .header("Content-Type", form.contentType())
                .POST(form.body())
                .build();
        return http.deliver(request, answer -> TelegramAnswer.movedTo(answer)
                .filter(chat -> !chat.equals(place.chat()))
                .map(chat -> afterMove.apply(new TelegramPlace(chat, Optional.empty(), place.connection()), answer))
                .orElseGet(() -> TelegramAnswer.of(answer, place)));
    }

    /** Puts what is said into the request. */
    @FunctionalInterface
    private interface Said {
        Multipart in(Multipart fields);
    }
}

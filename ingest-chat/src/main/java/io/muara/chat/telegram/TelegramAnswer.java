package io.muara.chat.telegram;

import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.time.Duration;
import java.util.Optional;

/** What Telegram's answer means. See the Bot API, "Making requests" and "ResponseParameters". */
final class TelegramAnswer {

    private TelegramAnswer() {}

    /** The group's new id, if it has one: certainly nothing was sent to the old one. */
    static Optional<String> movedTo(Answer answer) {
        return Optional.of(answer.json()
                        .path("parameters")
                        .path("migrate_to_chat_id")
                        .asText())
                .filter(id -> !id.isEmpty());
    }

    static Delivery of(Answer answer, TelegramPlace place) {
        var json = answer.json();
        if (answer.status() == 200 && json.path("ok").asBoolean()) {
            return new Delivery.Accepted("%s:%s"
                    .formatted(
                            place.chat(), json.path("result").path("message_id").asText()));
        }
        return switch (answer.status()) {
            case 429 ->
                new Delivery.Throttled(
                        Duration.ofSeconds(
                                json.path("parameters").path("retry_after").asLong(1)),
                        "Telegram wants us to slow down.");
            case 401, 404 -> new Delivery.Refused("Telegram does not accept the bot's token; check it with BotFather.");
            case 403 -> new Delivery.Refused("The customer has blocked the bot, or it is not in the group any more.");
            case 400 ->
                new Delivery.Refused(
                        "Telegram refused it: " + words(json.path("description").asText()));
            default ->
                answer.status() >= 500
                        ? new Delivery.Uncertain(
                                "Telegram failed while it took the reply (%d).".formatted(answer.status()))
                        : new Delivery.Refused("Telegram refused it (%d).".formatted(answer.status()));
        };
    }

    private static String words(String description) {
        return description.replaceFirst("^Bad Request: ", "");
    }
}

package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.attachments.AttachmentStore;
import io.muara.chat.whatsapp.WhatsappUploads.Uploaded;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp;
import io.muara.ingest.provider.ProviderHttp.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sends through Meta's Graph API, which cannot be asked to send something only once, nor what it sent. */
final class WhatsappClient {

    static final String USER_AGENT = "muara";

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration SLOW_FILES_TRIED_FOR = Duration.ofMinutes(30);
    private static final int LONGEST_CAPTION = 1024;

    /** After that long nothing more of a reply is begun: with the last request's own patience it must stay below a minute. */
    private static final Duration TURN = Duration.ofSeconds(35);

    private final ProviderHttp http = new ProviderHttp("WhatsApp");
    private final WhatsappConfig config;
    private final WhatsappUploads uploads;
    private final Clock clock;

    WhatsappClient(WhatsappConfig config, AttachmentStore files, Clock clock) {
        this.config = config;
        this.uploads = new WhatsappUploads(config, files);
        this.clock = clock;
    }

    Delivery send(WhatsappConfig.Account account, OutboundMessage message) {
        return switch (message.acts()) {
            case SAY, SAY_PRIVATELY -> say(account, message);
            case MARK_READ -> mark(account, message, false);
            case SHOW_TYPING -> mark(account, message, true);
        };
    }

    /** Meta shows typing only together with a message that is marked as read. */
    private Delivery mark(WhatsappConfig.Account account, OutboundMessage message, boolean typing) {
        if (message.answers().isEmpty()) {
            return new Delivery.Refused("WhatsApp wants to know which message was read.");
        }
        var read = message.answers().getFirst();
        return post(account, WhatsappOutgoing.mark(read, typing), answer -> WhatsappAnswer.toMark(answer, read));
    }

    private Delivery say(WhatsappConfig.Account account, OutboundMessage message) {
        var obstacle = WhatsappObstacles.to(message, clock.instant().minus(WINDOW));
        if (obstacle.isPresent()) {
            return new Delivery.Refused(obstacle.get());
        }
        return WhatsappOutgoing.to(message)
                .map(to -> say(account, message, to))
                .orElseGet(() ->
                        new Delivery.Refused("We know no phone number and no WhatsApp user id of this customer."));
    }

    /** Everything that can be tried again comes before the first thing that cannot. */
    private Delivery say(WhatsappConfig.Account account, OutboundMessage message, ObjectNode to) {
        var end = clock.instant().plus(TURN);
        if (message.template().isPresent()) {
            var body = WhatsappOutgoing.template(to, message.template().get());
            return post(account, body, WhatsappAnswer::toMessage);
        }
        return switch (upload(account, message)) {
            case Uploads.All(var mediaIds) -> all(account, messages(message, to, mediaIds), end);
            case Uploads.Not(var why) -> why;
        };
    }

    private Uploads upload(WhatsappConfig.Account account, OutboundMessage message) {
        var deadline = clock.instant().plus(config.uploadTimeout());
        var mediaIds = new ArrayList<String>();
        for (var file : message.attachments()) {
            var left = Duration.between(clock.instant(), deadline);
            switch (left.isPositive() ? uploads.upload(account, file, left) : new Uploaded.TooSlowly()) {
                case Uploaded.As(var mediaId) -> mediaIds.add(mediaId);
                case Uploaded.Not(var why) -> {
                    return new Uploads.Not(why);
                }
                case Uploaded.TooSlowly() -> {
                    return new Uploads.Not(tooSlowly(message));
                }
            }
        }
        return new Uploads.All(mediaIds);
    }

    /** Tried again for a while only: it may never fit, and everybody's replies behind it would wait for ever. */
    private Delivery tooSlowly(OutboundMessage message) {
        return clock.instant().isBefore(message.writtenAt().plus(SLOW_FILES_TRIED_FOR))
                ? new Delivery.Unavailable("WhatsApp took longer for the files than we can wait.")
                : new Delivery.Refused(
                        "The files could not be handed to WhatsApp within %d seconds: send fewer or smaller ones."
                                .formatted(config.uploadTimeout().toSeconds()));
    }

    /** The text below the first file where it fits, else by itself before the files. */
    private static List<ObjectNode> messages(OutboundMessage message, ObjectNode to, List<String> mediaIds) {
        var messages = new ArrayList<ObjectNode>();
        var asCaption = isCaption(message);
        if (!asCaption && !message.text().isBlank()) {
            messages.add(WhatsappOutgoing.text(to, message.text()));
        }
        for (int i = 0; i < mediaIds.size(); i++) {
            var file = message.attachments().get(i);
            var caption = asCaption && i == 0 ? message.text() : "";
            messages.add(WhatsappOutgoing.file(to, file, WhatsappWay.of(file), mediaIds.get(i), caption));
        }
        return messages;
    }

    private static boolean isCaption(OutboundMessage message) {
        return !message.attachments().isEmpty()
                && WhatsappWay.of(message.attachments().getFirst()).takesCaption()
                && message.text().codePointCount(0, message.text().length()) <= LONGEST_CAPTION;
    }

    /** What was sent before one that failed cannot be taken back. */
    private Delivery all(WhatsappConfig.Account account, List<ObjectNode> messages, Instant end) {
        var first = post(account, messages.getFirst(), WhatsappAnswer::toMessage);
        if (!(first instanceof Delivery.Accepted)) {
            return first;
        }
        for (int i = 1; i < messages.size(); i++) {
            var isInTime = clock.instant().isBefore(end);
            if (!isInTime
                    || !(post(account, messages.get(i), WhatsappAnswer::toMessage) instanceof Delivery.Accepted)) {
                return new Delivery.Uncertain("Of %d messages the first %d were sent; WhatsApp did not take the next."
                        .formatted(messages.size(), i));
            }
        }
        return first;
    }

    private Delivery post(WhatsappConfig.Account account, ObjectNode body, Function<Answer, Delivery> meaning) {
        var request = HttpRequest.newBuilder(
                        URI.create("%s/%s/messages".formatted(config.api(), account.phoneNumberId())))
                .timeout(config.timeout())
                .header("Authorization", WhatsappMedia.bearer(account))
                .header("Content-Type", "application/json")
                .header("User-Agent", USER_AGENT)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return http.deliver(request, meaning);
    }

    private sealed interface Uploads {

        record All(List<String> mediaIds) implements Uploads {}

        record Not(Delivery why) implements Uploads {}
    }
}

package io.muara.chat.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.OutboundMessage.Act;
import io.muara.contracts.ReplyId;
import io.muara.contracts.Sender;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp;
import io.muara.ingest.reading.ProviderJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * Sends by Slack's Web API. It cannot be asked to send something only once, but keeps what we write beside a message where
 * people do not see it, and so tells later whether it has one of ours.
 */
final class SlackClient {

    private static final int LONGEST_TEXT = 40_000;
    private static final int MOST_FILES = 10;

    private final ProviderHttp http = new ProviderHttp("Slack");
    private final SlackConfig config;
    private final SlackUpload upload;

    SlackClient(SlackConfig config, AttachmentStore files) {
        this.config = config;
        this.upload = new SlackUpload(files);
    }

    Delivery send(String bearer, OutboundMessage message) {
        return switch (message.acts()) {
            case SAY, SAY_PRIVATELY -> say(api(bearer), message);
            case MARK_READ, SHOW_TYPING ->
                new Delivery.Refused("Slack lets no app mark messages as read or show that somebody is typing.");
        };
    }

    private Delivery say(SlackApi slack, OutboundMessage message) {
        var why = obstacle(message);
        if (why.isPresent()) {
            return why.get();
        }
        var place = place(message);
        if (place.isEmpty()) {
            return new Delivery.Refused("Nobody is known here whom this could be said to in private.");
        }
        var body = JsonNodeFactory.instance.objectNode();
        place.get().thread().ifPresent(ts -> body.put("thread_ts", ts));
        return message.attachments().isEmpty()
                ? text(slack, message, place.get(), body)
                : files(slack, message, place.get(), body);
    }

    private static Delivery text(SlackApi slack, OutboundMessage message, SlackPlace place, ObjectNode body) {
        body.put("channel", place.channel()).put("text", SlackText.escaped(message.text()));
        body.set("metadata", SlackReply.metadata(message.id()));
        return slack.call("chat.postMessage", body, SlackAnswer::message);
    }

    private Delivery files(SlackApi slack, OutboundMessage message, SlackPlace place, ObjectNode body) {
        if (place.channel().startsWith("U") || place.channel().startsWith("W")) {
            return new Delivery.Refused(
                    "Files can be sent on Slack only where the customer wrote: send the text alone.");
        }
        body.put("channel_id", place.channel());
        if (!message.text().isBlank()) {
            body.put("initial_comment", SlackText.escaped(message.text()));
        }
        return upload.show(slack, message.attachments(), body);
    }

    /** Looks for it where it would be. What is not there now may still come, so only a find is an answer. */
    Optional<Delivery> find(String bearer, OutboundMessage message) {
        var place = place(message).filter(known -> known.channel().matches("[CDG][A-Z0-9]+"));
        if (place.isEmpty() || !message.attachments().isEmpty()) {
            return Optional.empty(); // a person's own channel is not known by them, and files cannot be marked
        }
        try {
            var answer = http.ask(api(bearer)
                    .request(history(place.get(), message.writtenAt().getEpochSecond()))
                    .build());
            return found(answer.json(), place.get(), message);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String history(SlackPlace place, long since) {
        var method = place.thread()
                .map(ts -> "conversations.replies?ts=" + URLEncoder.encode(ts, UTF_8) + "&")
                .orElse("conversations.history?");
        return "/%schannel=%s&oldest=%d&limit=200&include_all_metadata=true"
                .formatted(method, URLEncoder.encode(place.channel(), UTF_8), since);
    }

    private static Optional<Delivery> found(JsonNode listed, SlackPlace place, OutboundMessage message) {
        for (var said : listed.path("messages")) {
            if (reply(said.path("metadata")).filter(message.id()::equals).isPresent()) {
                return Optional.of(
                        new Delivery.Accepted(place.message(said.path("ts").asText())));
            }
        }
        return Optional.empty();
    }

    private static Optional<ReplyId> reply(JsonNode metadata) {
        try {
            return SlackReply.in(ProviderJson.MAPPER.treeToValue(metadata, SlackEvent.Metadata.class));
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    /** In private that is the person's own channel with the bot, which Slack finds by the person. */
    private static Optional<SlackPlace> place(OutboundMessage message) {
        var place = SlackPlace.parse(message.conversation().contact());
        if (message.acts() != Act.SAY_PRIVATELY || place.thread().isEmpty()) {
            return Optional.of(place);
        }
        return message.to().stream()
                .filter(identity -> identity.kind().equals(SlackPerson.USER))
                .map(Sender.Identity::value)
                .map(user -> new SlackPlace(user, Optional.empty()))
                .findFirst();
    }

    private static Optional<Delivery> obstacle(OutboundMessage message) {
        if (message.template().isPresent()) {
            return Optional.of(new Delivery.Refused("Slack has no templates: write the text itself."));
        }
        if (message.text().isBlank() && message.attachments().isEmpty()) {
            return Optional.of(new Delivery.Refused("There is nothing to send."));
        }
        if (SlackText.escaped(message.text()).length() > LONGEST_TEXT) {
            return Optional.of(
                    new Delivery.Refused("Slack takes at most %d characters in one message.".formatted(LONGEST_TEXT)));
        }
        return message.attachments().size() > MOST_FILES
                ? Optional.of(new Delivery.Refused("At most %d files can go with one reply.".formatted(MOST_FILES)))
                : Optional.empty();
    }

    private SlackApi api(String bearer) {
        return new SlackApi(http, config.api(), config.timeout(), bearer);
    }
}

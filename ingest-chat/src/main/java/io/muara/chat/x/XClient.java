package io.muara.chat.x;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.ProviderHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends by X's API v2, which cannot be asked to send something only once. What it has of ours can be told only by the text,
 * which X changes and we may have said before, so a reply that was cut off stays uncertain; X's own {@code dm.sent} shows it.
 */
final class XClient {

    private static final int LONGEST_MESSAGE = 10_000;
    private static final int MOST_PICTURES = 4;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final ProviderHttp http = new ProviderHttp("X");
    private final XConfig config;
    private final XUpload upload;
    private final Clock clock;

    XClient(XConfig config, AttachmentStore files, Clock clock) {
        this.config = config;
        this.upload = new XUpload(http, config, files, clock);
        this.clock = clock;
    }

    Delivery send(XAccounts.Known known, OutboundMessage message) {
        var place = XPlace.parse(message.conversation().contact());
        return switch (message.acts()) {
            case SAY -> place.isPublic() ? reply(known, message) : direct(known, place, message);
            case SAY_PRIVATELY -> direct(known, place, message);
            case MARK_READ, SHOW_TYPING ->
                new Delivery.Refused("X lets no app mark messages as read or show that somebody is typing.");
        };
    }

    private Delivery reply(XAccounts.Known known, OutboundMessage message) {
        var answered = message.answers().stream()
                .filter(id -> ID.matcher(id).matches())
                .findFirst();
        if (answered.isEmpty()) {
            return new Delivery.Refused("There is no post of the customer's that this could answer.");
        }
        var longest = known.account().longestPost();
        if (XLength.of(message.text()) > longest) {
            return new Delivery.Refused(
                    "A public reply on X may hold at most %d characters; say more in private.".formatted(longest));
        }
        var body = JsonNodeFactory.instance.objectNode().put("text", message.text());
        body.putObject("reply").put("in_reply_to_tweet_id", answered.get());
        return obstacle(message)
                .orElseGet(() -> upload.then(known, message.attachments(), "tweet_image", ids -> {
                    if (!ids.isEmpty()) {
                        ids.forEach(body.putObject("media").putArray("media_ids")::add);
                    }
                    return post(known, "/2/tweets", body);
                }));
    }

    private Delivery direct(XAccounts.Known known, XPlace place, OutboundMessage message) {
        if (!ID.matcher(place.user()).matches()) {
            return new Delivery.Refused("X does not let apps write into conversations of several people.");
        }
        if (message.text().length() > LONGEST_MESSAGE) {
            return new Delivery.Refused(
                    "A direct message on X may hold at most %d characters.".formatted(LONGEST_MESSAGE));
        }
        return obstacle(message)
                .orElseGet(() -> upload.then(
                        known,
                        message.attachments(),
                        "dm_image",
                        ids -> everything(known, place.user(), message.text(), ids)));
    }

    /** One message a picture, the text with the first. What was sent before one that failed cannot be taken back. */
    private Delivery everything(XAccounts.Known known, String user, String text, List<String> pictures) {
        var first = one(known, user, text, pictures.stream().findFirst());
        if (!(first instanceof Delivery.Accepted)) {
            return first;
        }
        for (int i = 1; i < pictures.size(); i++) {
            if (!(one(known, user, "", Optional.of(pictures.get(i))) instanceof Delivery.Accepted)) {
                return new Delivery.Uncertain("Of %d pictures the first %d were sent; X did not take the next."
                        .formatted(pictures.size(), i));
            }
        }
        return first;
    }

    private Delivery one(XAccounts.Known known, String user, String text, Optional<String> picture) {
        var body = JsonNodeFactory.instance.objectNode();
        if (!text.isBlank()) {
            body.put("text", text);
        }
        picture.ifPresent(id -> body.putArray("attachments").addObject().put("media_id", id));
        return post(known, "/2/dm_conversations/with/%s/messages".formatted(user), body);
    }

    private static Optional<Delivery> obstacle(OutboundMessage message) {
        if (message.template().isPresent()) {
            return Optional.of(new Delivery.Refused("X has no templates: write the text itself."));
        }
        if (message.text().isBlank() && message.attachments().isEmpty()) {
            return Optional.of(new Delivery.Refused("There is nothing to send."));
        }
        if (message.attachments().size() > MOST_PICTURES) {
            return Optional.of(
                    new Delivery.Refused("At most %d pictures can go with one reply on X.".formatted(MOST_PICTURES)));
        }
        return XUpload.obstacle(message.attachments());
    }

    private Delivery post(XAccounts.Known known, String path, ObjectNode body) {
        var request = HttpRequest.newBuilder(URI.create(config.api() + path))
                .timeout(config.timeout())
                .header("Authorization", known.bearer())
                .header("Content-Type", "application/json")
                .header("User-Agent", "muara")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return http.deliver(request, answer -> XAnswer.of(answer, clock.instant()));
    }
}

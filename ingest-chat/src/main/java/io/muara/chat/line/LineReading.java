package io.muara.chat.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What one call means. Pure. Beside LINE's calls it reads what we keep of them: one event, or an album as the array of its
 * events. Whether a copy comes again ({@code deliveryContext.isRedelivery}) is never looked at.
 */
final class LineReading {

    static final ChannelId ID = new ChannelId("line");

    /** Told about people, menus, modules and our own account; nothing a contact said to us. */
    private static final Set<String> NOT_FOR_US = Set.of(
            "follow",
            "unfollow",
            "join",
            "leave",
            "memberJoined",
            "memberLeft",
            "beacon",
            "accountLink",
            "videoPlayComplete",
            "membership",
            "module",
            "activated",
            "deactivated",
            "botSuspended",
            "botResumed",
            "delivery");

    private final Aside aside;
    private final LineMessages messages;

    /** @param passes whether messages are kept with the token to answer them */
    LineReading(String account, boolean passes) {
        this.aside = new Aside(ID, account);
        this.messages = new LineMessages(account, passes);
    }

    List<Arrived> read(byte[] body, Instant receivedAt) {
        try {
            var root = JsonBody.of(body).root();
            if (root.path("events").isArray()) {
                return events(root.path("events"), receivedAt);
            }
            if (root.isArray() && !root.isEmpty()) {
                return List.of(messages.album(LineAlbum.in(root), root.toString(), receivedAt));
            }
            if (root.path("type").isTextual()) {
                return List.of(event(root, receivedAt));
            }
            throw new UnreadableElement("it is not a LINE webhook");
        } catch (UnreadableElement e) {
            return List.of(aside.json(body, e.reason()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return List.of(aside.json(body, "an album that is not what LINE describes"));
        }
    }

    /** LINE's console checks our address with a call that holds none. */
    private List<Arrived> events(JsonNode events, Instant receivedAt) {
        if (events.isEmpty()) {
            return List.of(new Arrived.Ignored("verify"));
        }
        var arrived = new ArrayList<Arrived>();
        events.forEach(event -> arrived.add(event(event, receivedAt)));
        return arrived;
    }

    private Arrived event(JsonNode event, Instant receivedAt) {
        var original = event.toString();
        try {
            return event(as(event), original, receivedAt);
        } catch (UnreadableElement e) {
            return aside.json(original.getBytes(UTF_8), e.reason());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return aside.json(original.getBytes(UTF_8), "an event that is not what LINE describes");
        }
    }

    private Arrived event(LineEvent event, String original, Instant receivedAt) {
        var type = requireNonNullElse(event.type(), "");
        return switch (type) {
            case "message" -> message(event, original, receivedAt);
            case "messageEdited" -> messages.edit(event, original, receivedAt);
            case "unsend" -> messages.deletion(event, original, receivedAt);
            case "postback" -> messages.choice(event, original, receivedAt);
            default -> {
                if (NOT_FOR_US.contains(type)) {
                    yield new Arrived.Ignored(type);
                }
                throw new UnreadableElement("an event of a kind that we do not know");
            }
        };
    }

    private Arrived message(LineEvent event, String original, Instant receivedAt) {
        var album = LineAlbum.of(event);
        if (album.isEmpty()) {
            return messages.message(event, original, receivedAt);
        }
        return new Arrived.Part(
                MessageId.of(ID, aside.account(), LineMessages.id(event), "part"),
                messages.conversation(event),
                "images-" + album.get(),
                original.getBytes(UTF_8),
                receivedAt);
    }

    private static LineEvent as(JsonNode event) throws JsonProcessingException {
        if (!event.isObject()) {
            throw new UnreadableElement("an event that is no object");
        }
        return Objects.requireNonNull(ProviderJson.MAPPER.treeToValue(event, LineEvent.class), "event");
    }
}

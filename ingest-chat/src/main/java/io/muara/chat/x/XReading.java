package io.muara.chat.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Provenance.Original;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What one call means. Pure. */
final class XReading {

    static final ChannelId ID = new ChannelId("x");

    /** Our user took back what they allowed us. */
    static final String REVOKED = "oauth.revoke";

    /** Nothing that anybody said to us. */
    private static final Set<String> NOT_FOR_US = Set.of(
            "profile.update.bio",
            "profile.update.profile_picture",
            "profile.update.banner_picture",
            "profile.update.screenname",
            "profile.update.handle",
            "profile.update.geo",
            "profile.update.url",
            "profile.update.verified_badge",
            "profile.update.affiliate_badge",
            "follow.follow",
            "follow.unfollow",
            "like.create",
            "mute.mute",
            "mute.unmute",
            "block.block",
            "block.unblock",
            "spaces.start",
            "spaces.end",
            "broadcast.start",
            "broadcast.end",
            "broadcast.chat",
            "news.new",
            "dm.indicate_typing",
            "chat.conversation.join",
            "chat.conversation_join",
            "chat.conversation.member_added",
            "chat.conversation.member_removed",
            "chat.conversation.admin_added",
            "chat.conversation.admin_removed",
            "chat.update.group_name",
            "chat.update.restrictions",
            "post.repost.create",
            "favorite_events",
            "follow_events",
            "unfollow_events",
            "block_events",
            "unblock_events",
            "mute_events",
            "unmute_events",
            "direct_message_indicate_typing_events");

    private final String called;
    private final Function<Optional<String>, Optional<XUs>> owner;

    /** @param owner which account of ours is a user, as far as {@code called} may speak for it */
    XReading(String called, Function<Optional<String>, Optional<XUs>> owner) {
        this.called = called;
        this.owner = owner;
    }

    List<Arrived> read(byte[] body, Instant receivedAt) {
        try {
            var json = JsonBody.of(body);
            var us = owner.apply(user(json.root()))
                    .orElseThrow(() -> new UnreadableElement("the user that it is for is not one of ours"));
            var arrived = read(new XCall(json, kind(json.root()), us, receivedAt));
            if (arrived.isEmpty()) {
                throw new UnreadableElement("an event with nothing in it");
            }
            return arrived;
        } catch (UnreadableElement e) {
            return List.of(new Aside(ID, called).json(body, e.reason()));
        } catch (JsonProcessingException | RuntimeException e) {
            return List.of(new Aside(ID, called).json(body, "an event that is not what X describes"));
        }
    }

    /** X's id of the user that an event is for. */
    static Optional<String> user(JsonNode root) {
        return List.of("/data/filter/user_id", "/for_user_id", "/user_event/revoke/source/user_id").stream()
                .map(place -> root.at(place).asText())
                .filter(id -> !id.isBlank())
                .findFirst();
    }

    private static String kind(JsonNode root) {
        var kind = root.path("data").path("event_type").asText();
        if (kind.isEmpty() && (root.has("data") || !root.isObject())) {
            throw new UnreadableElement("it is not an event of X's");
        }
        return kind;
    }

    private static List<Arrived> read(XCall call) throws JsonProcessingException {
        return switch (call.kind()) {
            case "", "dm.received", "dm.sent" -> arrays(call);
            case "dm.read" ->
                call.payload().has("last_read_event_id")
                        ? List.of(XMessages.read(call, XCall.as(call.payload(), XEvent.MarkRead.class)))
                        : arrays(call);
            case "post.create", "post.mention.create", "post.reply.create", "post.quote.create" ->
                List.of(XPosts.of(call, XPost.of(call), call.whole()));
            case "post.delete" ->
                List.of(XPosts.deletion(call, XCall.as(call.payload(), XEvent.Deleted.class), call.whole()));
            case "chat.received", "chat.sent" -> List.of(XMessages.encrypted(call));
            case REVOKED -> List.of(new Arrived.Ignored(REVOKED));
            default -> List.of(notForUs(call.kind()));
        };
    }

    private static List<Arrived> arrays(XCall call) {
        var arrived = new ArrayList<Arrived>();
        for (var field : call.holder().properties()) {
            if (field.getKey().equals("user_event") && field.getValue().has("revoke")) {
                arrived.add(new Arrived.Ignored(REVOKED));
            } else if (!XCall.AROUND.contains(field.getKey())) {
                array(call, field.getKey(), field.getValue(), arrived);
            }
        }
        return arrived;
    }

    private static void array(XCall call, String name, JsonNode array, List<Arrived> arrived) {
        if (!array.isArray()) {
            throw new UnreadableElement("an event of a kind that we do not know");
        }
        for (var element : array) {
            var original = call.around(name, element);
            try {
                arrived.add(element(call, name, element, original));
            } catch (UnreadableElement e) {
                arrived.add(aside(call, original, e.reason()));
            } catch (JsonProcessingException | RuntimeException e) {
                arrived.add(aside(call, original, "an element that is not what X describes"));
            }
        }
    }

    private static Arrived element(XCall call, String name, JsonNode element, Original original)
            throws JsonProcessingException {
        return switch (name) {
            case "direct_message_events" ->
                XMessages.message(call, XCall.as(element, XEvent.DirectMessage.class), original);
            case "direct_message_mark_read_events" -> XMessages.read(call, XCall.as(element, XEvent.MarkRead.class));
            case "tweet_create_events" ->
                XPosts.of(call, XPost.of(call, XCall.as(element, XEvent.Tweet.class)), original);
            case "tweet_delete_events" -> XPosts.deletion(call, XCall.as(element, XEvent.Deleted.class), original);
            default -> notForUs(name);
        };
    }

    private static Arrived notForUs(String kind) {
        if (NOT_FOR_US.contains(kind)) {
            return new Arrived.Ignored(kind);
        }
        throw new UnreadableElement("an event of a kind that we do not know");
    }

    private static Arrived aside(XCall call, Original original, String reason) {
        return new Aside(ID, call.us().account())
                .json(original.text().orElseThrow().getBytes(UTF_8), reason);
    }
}

package io.muara.chat.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.ChannelId;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything one notification about a page or an Instagram account holds, each element by itself. Pure. */
public final class MetaReading {

    private final ChannelId channel;
    private final String object;
    private final Changes changes;

    /**
     * @param object what Meta calls it: {@code page} or {@code instagram}
     * @param changes reads what is not a message
     */
    public MetaReading(ChannelId channel, String object, Changes changes) {
        this.channel = channel;
        this.object = object;
        this.changes = changes;
    }

    /** @param owner which account of ours has an id, as far as {@code called} may speak for it */
    public List<Arrived> read(
            String called, Function<String, Optional<String>> owner, byte[] body, Instant receivedAt) {
        var aside = new Aside(channel, called);
        try {
            var root = JsonBody.of(body).root();
            if (!root.path("object").asText().equals(object)
                    || !root.path("entry").isArray()) {
                throw new UnreadableElement("it is not a notification about a %s".formatted(object));
            }
            var arrived = new ArrayList<Arrived>();
            for (var entry : root.path("entry")) {
                readEntry(entry, owner, aside, receivedAt, arrived);
            }
            return arrived.isEmpty() ? List.of(new Arrived.Ignored("empty")) : arrived;
        } catch (UnreadableElement e) {
            return List.of(aside.json(body, e.reason()));
        }
    }

    private void readEntry(
            JsonNode entry,
            Function<String, Optional<String>> owner,
            Aside aside,
            Instant receivedAt,
            List<Arrived> arrived) {
        var id = entry.path("id").asText();
        var account = owner.apply(id);
        if (account.isEmpty()) {
            arrived.add(aside.json(alone(entry), "the %s '%s' is not one of ours".formatted(object, id)));
            return;
        }
        var around = new MetaEntry(channel, account.get(), id, object, entry.path("time"), receivedAt);
        var before = arrived.size();
        for (var array : List.of("messaging", "standby", "changes")) {
            for (var element : entry.path(array)) {
                readElement(around, array, element, aside, arrived);
            }
        }
        if (arrived.size() == before) {
            arrived.add(aside.json(alone(entry), "an entry of a kind that we do not know"));
        }
    }

    private void readElement(MetaEntry entry, String array, JsonNode element, Aside aside, List<Arrived> arrived) {
        try {
            if (array.equals("changes")) {
                arrived.add(changes.read(entry, element));
            } else {
                var event = ProviderJson.MAPPER.treeToValue(element, MessagingEvent.class);
                arrived.addAll(new MetaMessages(entry, entry.around(array, element)).read(event, element));
            }
        } catch (UnreadableElement e) {
            arrived.add(aside.json(original(entry, array, element), e.reason()));
        } catch (JsonProcessingException | RuntimeException e) {
            arrived.add(aside.json(original(entry, array, element), "an element that is not what Meta describes"));
        }
    }

    private static byte[] original(MetaEntry entry, String array, JsonNode element) {
        return entry.around(array, element).text().orElseThrow().getBytes(UTF_8);
    }

    /** The smallest notification that reads as this entry again. */
    private byte[] alone(JsonNode entry) {
        var notification = ProviderJson.MAPPER.createObjectNode().put("object", object);
        notification.putArray("entry").add(entry);
        return notification.toString().getBytes(UTF_8);
    }

    /** Reads one element of {@code changes[]}. */
    @FunctionalInterface
    public interface Changes {

        /** @throws UnreadableElement when it makes no sense */
        Arrived read(MetaEntry entry, JsonNode change);
    }
}

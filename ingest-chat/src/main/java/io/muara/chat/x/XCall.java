package io.muara.chat.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance.Original;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of X's.
 *
 * @param kind X's word for what happened; empty in the older shape, which tells it by the names of its arrays
 */
record XCall(JsonBody json, String kind, XUs us, Instant receivedAt) {

    /** Beside the arrays, in what holds them. */
    static final List<String> AROUND = List.of("for_user_id", "users", "apps", "user_has_blocked");

    /** What holds the arrays: the payload, or in the older shape the whole. */
    JsonNode holder() {
        return kind.isEmpty() ? json.root() : payload();
    }

    JsonNode payload() {
        return json.root().path("data").path("payload");
    }

    /** Users, media and posts that the payload refers to. */
    JsonNode includes(String what) {
        var data = json.root().path("data").path("includes").path(what);
        return data.isMissingNode() ? json.root().path("includes").path(what) : data;
    }

    Original whole() {
        return Original.json(json.text());
    }

    /** The call with only this element in it. */
    Original around(String array, JsonNode element) {
        var isAlone = holder().path(array).size() == 1
                && holder().properties().stream()
                        .allMatch(field -> field.getKey().equals(array) || AROUND.contains(field.getKey()));
        if (isAlone) {
            return whole();
        }
        var root = json.root().deepCopy();
        var holder = (ObjectNode) (kind.isEmpty() ? root : root.path("data").path("payload"));
        holder.retain(AROUND);
        holder.putArray(array).add(element);
        return Original.json(root.toString());
    }

    ConversationKey conversation(XPlace place) {
        return new ConversationKey(XReading.ID, us.account(), place.contact());
    }

    MessageId id(String providerId, String event) {
        return MessageId.of(XReading.ID, us.account(), providerId, event);
    }

    /** @param millis as X writes them; when there are none, the time we received it */
    Instant time(@Nullable String millis) {
        return millis == null || !millis.matches("[0-9]{1,14}")
                ? receivedAt
                : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    static <T> T as(JsonNode value, Class<T> type) throws JsonProcessingException {
        if (!value.isObject()) {
            throw new UnreadableElement("an event without what it tells of");
        }
        return Objects.requireNonNull(ProviderJson.MAPPER.treeToValue(value, type), "value");
    }
}

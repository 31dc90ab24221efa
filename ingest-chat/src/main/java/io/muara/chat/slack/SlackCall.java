package io.muara.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.MessageId;
import io.muara.contracts.Provenance.Original;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of Slack's: an event and what stands around it. */
record SlackCall(JsonBody json, SlackUs us, Instant receivedAt) {

    /** The workspaces that a call names; in a channel that is shared between firms ours may be the last. */
    static List<String> teams(JsonNode root) {
        var teams = new ArrayList<>(List.of(
                root.path("team_id").asText(), root.path("context_team_id").asText()));
        root.path("authorizations").forEach(one -> teams.add(one.path("team_id").asText()));
        return teams.stream().filter(team -> !team.isBlank()).distinct().toList();
    }

    String type() {
        return json.root().path("event").path("type").asText();
    }

    <T> T event(Class<T> type) throws JsonProcessingException {
        var event = json.root().path("event");
        if (!event.isObject()) {
            throw new UnreadableElement("an event without what it tells of");
        }
        return Objects.requireNonNull(ProviderJson.MAPPER.treeToValue(event, type), "event");
    }

    Original original() {
        return Original.json(json.text());
    }

    /** Whether it is our own app, which gets told what it wrote. */
    boolean isOurApp(@Nullable String app) {
        return app != null && app.equals(json.root().path("api_app_id").asText());
    }

    /** Whether it is the user that our app acts as. */
    boolean isOurBot(@Nullable String user) {
        for (var one : json.root().path("authorizations")) {
            if (one.path("is_bot").asBoolean() && one.path("user_id").asText().equals(user)) {
                return true;
            }
        }
        return false;
    }

    ConversationKey conversation(SlackPlace place) {
        return new ConversationKey(SlackReading.ID, us.account(), place.contact());
    }

    MessageId id(String providerId, String event) {
        return MessageId.of(SlackReading.ID, us.account(), providerId, event);
    }

    /** @param ts seconds with six decimals; when there is none, the time we received it */
    Instant time(@Nullable String ts) {
        if (ts == null || !ts.matches("[0-9]{1,11}(\\.[0-9]{1,9})?")) {
            return receivedAt;
        }
        var parts = new BigDecimal(ts).divideAndRemainder(BigDecimal.ONE);
        return Instant.ofEpochSecond(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValueExact());
    }
}

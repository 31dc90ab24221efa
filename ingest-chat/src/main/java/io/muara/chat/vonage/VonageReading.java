package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Provenance.Original;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.Aside;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What one call means, by its payload alone: which of the two APIs it is of, and what that says. Pure. */
final class VonageReading {

    static final ChannelId ID = new ChannelId("vonage");

    private final Aside aside;
    private final VonageSms sms;
    private final VonageMessages messages;

    VonageReading(String account) {
        this.aside = new Aside(ID, account);
        this.sms = new VonageSms(account);
        this.messages = new VonageMessages(account);
    }

    /** @param payload the body, the query of a GET, or the JSON array of the parts of a long SMS */
    Arrived read(byte[] payload, Instant receivedAt) {
        try {
            return VonageFields.isJson(payload) ? json(JsonBody.of(payload), receivedAt) : form(payload, receivedAt);
        } catch (UnreadableElement e) {
            return aside.of(VonageFields.mediaType(payload), payload, e.reason());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return aside.of(VonageFields.mediaType(payload), payload, "a call that is not what Vonage describes");
        }
    }

    private Arrived json(JsonBody json, Instant receivedAt) throws JsonProcessingException {
        var original = Original.json(json.text());
        if (json.root().isArray() && !json.root().isEmpty()) {
            return sms.together(VonageLongSms.of(json.root()), original, receivedAt);
        }
        if (json.root().has("message_uuid")) {
            var message = ProviderJson.MAPPER.treeToValue(json.root(), VonageMessage.class);
            return messages.read(Objects.requireNonNull(message, "message"), original, receivedAt);
        }
        return sms.read(VonageFields.of(json.root()), original, receivedAt);
    }

    private Arrived form(byte[] payload, Instant receivedAt) {
        var original = new Original(VonageFields.FORM, Optional.of(new String(payload, UTF_8)), Optional.empty());
        return sms.read(VonageFields.of(payload), original, receivedAt);
    }
}

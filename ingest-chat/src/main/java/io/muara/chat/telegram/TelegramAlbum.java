package io.muara.chat.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Pictures that were sent as one but come in an update each. Together they are written as the JSON array of their updates. */
final class TelegramAlbum {

    /** Telegram lets nobody put more into one. */
    static final int MOST = 10;

    private static final List<String> KINDS = List.of("message", "channel_post", "business_message");

    private TelegramAlbum() {}

    static byte[] together(List<Arrived.Part> parts) {
        return parts.stream()
                .map(part -> new String(part.bytes(), UTF_8))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(UTF_8);
    }

    /** In the order they were put into the album. */
    static List<Message> in(JsonBody updates) throws JsonProcessingException {
        var pictures = new ArrayList<Message>();
        for (var update : updates.root()) {
            pictures.add(picture(update));
        }
        pictures.sort(Comparator.comparing(TelegramAlbum::number));
        return pictures;
    }

    private static Message picture(JsonNode update) throws JsonProcessingException {
        for (var kind : KINDS) {
            if (update.path(kind).isObject()) {
                return ProviderJson.MAPPER.treeToValue(update.get(kind), Message.class);
            }
        }
        throw new UnreadableElement("an album with something in it that is no message");
    }

    private static Long number(Message picture) {
        try {
            return Long.valueOf(requireNonNullElse(picture.message_id(), ""));
        } catch (NumberFormatException e) {
            throw new UnreadableElement("a picture of an album without the message's id");
        }
    }
}

package io.muara.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A body that is JSON, in which no text holds half a character.
 *
 * @param text that reads as the same again
 */
public record JsonBody(JsonNode root, String text) {

    /** @throws UnreadableElement when it is none */
    public static JsonBody of(byte[] body) {
        try {
            var root = ProviderJson.MAPPER.readTree(body);
            if (root == null || root.isMissingNode()) {
                throw new UnreadableElement("it is empty");
            }
            var text = new String(body, UTF_8);
            return mayHoldHalves(text) ? whole(root, text) : new JsonBody(root, text);
        } catch (JsonProcessingException e) {
            throw new UnreadableElement("it is not JSON");
        } catch (IOException e) {
            throw new UnreadableElement("it is not text that can be read");
        }
    }

    /** Half of a character cannot stand in UTF-8 itself, so it was written as an escape. */
    private static boolean mayHoldHalves(String text) {
        return text.contains("\\ud") || text.contains("\\uD");
    }

    private static JsonBody whole(JsonNode root, String text) throws IOException {
        var written = ProviderJson.MAPPER.writeValueAsString(root);
        if (!HalfCharacters.in(written)) {
            return new JsonBody(root, text);
        }
        var replaced = HalfCharacters.replaced(written);
        return new JsonBody(ProviderJson.MAPPER.readTree(replaced), replaced);
    }
}

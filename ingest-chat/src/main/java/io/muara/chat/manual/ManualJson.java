package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** JSON as a developer sends it: told where it goes wrong. */
final class ManualJson {

    private ManualJson() {}

    /** @throws ManualMistake when it is none */
    static JsonBody read(byte[] body) {
        requireUtf8(body);
        try {
            return JsonBody.of(body);
        } catch (UnreadableElement e) {
            throw ManualMistake.of(
                    400,
                    "the JSON cannot be read: %s%s."
                            .formatted(e.reason(), where(body).orElse("")));
        }
    }

    private static void requireUtf8(byte[] body) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw ManualMistake.of(400, "the JSON must be UTF-8, and it is not.");
        }
    }

    private static Optional<String> where(byte[] body) {
        try {
            ProviderJson.MAPPER.readTree(body);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            var location = Optional.ofNullable(e.getLocation());
            return location.map(at -> ", or more than one value, or has a field twice (line %d, column %d)"
                    .formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

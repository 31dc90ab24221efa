package io.muara.chat.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.line.LineEvent.ImageSet;
import io.muara.ingest.Arrived;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.ProviderJson;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pictures that were sent as one but come in an event each. Together they are written as the JSON array of their events. */
final class LineAlbum {

    private LineAlbum() {}

    /** The set that a picture belongs to; empty for one that was sent alone. */
    static Optional<String> of(LineEvent event) {
        var set = set(event);
        return set == null || set.id() == null || Integer.valueOf(1).equals(set.total())
                ? Optional.empty()
                : Optional.of(set.id());
    }

    static byte[] together(List<Arrived.Part> parts) {
        return parts.stream()
                .map(part -> new String(part.bytes(), UTF_8))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(UTF_8);
    }

    /** Whether all pictures are there, as far as any of them tells how many there are. */
    static boolean isWhole(List<Arrived.Part> parts) {
        return parts.stream().anyMatch(part -> total(part) <= parts.size());
    }

    /** In the order they were put into the set, as far as the app told it. */
    static List<LineEvent> in(JsonNode events) throws JsonProcessingException {
        var pictures = new ArrayList<LineEvent>();
        for (var event : events) {
            var picture = ProviderJson.MAPPER.treeToValue(event, LineEvent.class);
            if (picture == null || set(picture) == null) {
                throw new UnreadableElement("an album with something in it that is no picture of a set");
            }
            pictures.add(picture);
        }
        pictures.sort(Comparator.comparing(LineAlbum::number).thenComparing(LineAlbum::id));
        return pictures;
    }

    private static int total(Arrived.Part part) {
        return JsonBody.of(part.bytes())
                .root()
                .path("message")
                .path("imageSet")
                .path("total")
                .asInt(Integer.MAX_VALUE);
    }

    private static Integer number(LineEvent picture) {
        var set = set(picture);
        return set == null ? Integer.valueOf(0) : requireNonNullElse(set.index(), 0);
    }

    private static String id(LineEvent picture) {
        return picture.message() == null
                ? ""
                : requireNonNullElse(picture.message().id(), "");
    }

    private static @Nullable ImageSet set(LineEvent event) {
        return event.message() == null ? null : event.message().imageSet();
    }
}

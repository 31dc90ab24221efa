package io.muara.chat.x;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who wrote. The id never changes and is unique all over X; the handle can be changed and then be somebody else's. */
final class XPerson {

    static final String USER = "x";
    private static final String HANDLE = "x-username";

    private XPerson() {}

    /** With what the call tells about them, which may be nothing. */
    static Sender of(XCall call, String id) {
        var byId = plain(call.holder().path("users").path(id));
        var listed = StreamSupport.stream(call.includes("users").spliterator(), false)
                .map(XPerson::plain)
                .filter(user -> user.path("id").asText().equals(id));
        return of(
                id,
                Stream.concat(Stream.of(byId), listed)
                        .filter(JsonNode::isObject)
                        .findFirst());
    }

    /** @param user as X describes them; both shapes name the same things differently */
    static Sender of(String id, Optional<JsonNode> user) {
        var identities = new ArrayList<>(List.of(Identity.of(USER, id)));
        user.flatMap(known -> text(known, "username").or(() -> text(known, "screen_name")))
                .ifPresent(handle -> identities.add(Identity.of(HANDLE, handle)));
        return new Sender(user.flatMap(known -> text(known, "name")), identities);
    }

    /** Some lists have each user as it is, others wrap it. */
    private static JsonNode plain(JsonNode told) {
        return told.has("data") ? told.path("data") : told;
    }

    private static Optional<String> text(JsonNode user, String field) {
        return Optional.of(user.path(field).asText()).filter(text -> !text.isBlank());
    }
}

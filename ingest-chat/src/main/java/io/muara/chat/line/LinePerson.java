package io.muara.chat.line;

import io.muara.chat.line.LineEvent.Source;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote and where. A user id is the same for all accounts of one business at LINE and another one for every other
 * business. Nothing else is told of a person; in a group not even that, if they use LINE on a computer.
 */
final class LinePerson {

    static final String USER = "line";
    private static final String GROUP = "line-group";
    private static final String ROOM = "line-room";

    private LinePerson() {}

    static Sender of(@Nullable Source source) {
        if (source != null && isThere(source.userId())) {
            return sender(USER, source.userId());
        }
        return sender(source != null && isThere(source.groupId()) ? GROUP : ROOM, place(source));
    }

    /** What LINE sends an answer to: a user, a group or a room, which their first letters U, C and R tell apart. */
    static String place(@Nullable Source source) {
        var id = source == null
                ? null
                : switch (String.valueOf(source.type())) {
                    case "user" -> source.userId();
                    case "group" -> source.groupId();
                    case "room" -> source.roomId();
                    default -> null;
                };
        if (id == null || id.isBlank()) {
            throw new UnreadableElement("an event that does not say where it happened");
        }
        return id;
    }

    private static boolean isThere(@Nullable String id) {
        return id != null && !id.isBlank();
    }

    private static Sender sender(String kind, @Nullable String id) {
        return new Sender(Optional.empty(), List.of(Identity.of(kind, String.valueOf(id))));
    }
}

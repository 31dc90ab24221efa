package io.muara.chat.x;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.x.XEvent.Entities;
import io.muara.chat.x.XEvent.Location;
import io.muara.chat.x.XEvent.MessageData;
import io.muara.chat.x.XEvent.Url;
import io.muara.contracts.Content;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message says. X shortens every link and escapes three characters; here the text is as it was written. */
final class XContent {

    /** Where a link to the message's own picture or video leads. */
    private static final Pattern OWN_MEDIA = Pattern.compile(".*/(?:photo|video)/[0-9]+|.*/messages/media/[0-9]+");

    private XContent() {}

    static Content of(@Nullable MessageData data) {
        if (data == null) {
            return new Content.Unsupported("message_create", "cannot be shown here");
        }
        var place = Optional.ofNullable(data.attachment()).map(XEvent.Attached::location);
        var text = text(data.text(), data.entities());
        if (data.quick_reply_response() != null) {
            return new Content.Choice(
                    Optional.ofNullable(data.quick_reply_response().metadata()), text, Optional.empty());
        }
        if (place.isPresent()) {
            return place(place.get(), text);
        }
        return text.isEmpty() && XFiles.of(data).isEmpty()
                ? new Content.Unsupported("message_create", "cannot be shown here")
                : new Content.Text(text);
    }

    static String text(@Nullable String written, @Nullable Entities entities) {
        return text(written, entities, List.of());
    }

    /** @param own links to the message's own pictures and videos, which are kept as files */
    static String text(@Nullable String written, @Nullable Entities entities, List<String> own) {
        var text = unescaped(requireNonNullElse(written, ""));
        for (var link : own) {
            text = text.replace(link, "");
        }
        for (var url : urls(entities)) {
            if (url.url() != null && url.expanded_url() != null && !url.url().isEmpty()) {
                var isOwn = OWN_MEDIA.matcher(url.expanded_url()).matches();
                text = text.replace(url.url(), isOwn ? "" : url.expanded_url());
            }
        }
        return text.strip();
    }

    private static List<Url> urls(@Nullable Entities entities) {
        return entities == null ? List.of() : requireNonNullElse(entities.urls(), List.of());
    }

    private static Content place(Location location, String text) {
        var point = Optional.ofNullable(location.shared_coordinate())
                .map(XEvent.SharedCoordinate::coordinates)
                .map(XEvent.Point::coordinates)
                .filter(pair -> pair.size() == 2);
        if (point.isPresent()) {
            var name = Optional.of(text).filter(words -> !words.isEmpty());
            return new Content.Location(point.get().get(1), point.get().get(0), name, Optional.empty());
        }
        var name = Optional.ofNullable(location.shared_place())
                .map(XEvent.SharedPlace::place)
                .map(place -> requireNonNullElse(place.full_name(), requireNonNullElse(place.name(), "")));
        return new Content.Text((text + "\n" + name.orElse("")).strip());
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}

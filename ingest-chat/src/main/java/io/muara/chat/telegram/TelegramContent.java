package io.muara.chat.telegram;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.telegram.TelegramUpdate.Entity;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.contracts.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a message says. Empty for a service message, such as a new title of a group, which nobody said. */
final class TelegramContent {

    private TelegramContent() {}

    static Optional<Content> of(Message message) {
        if (message.text() != null) {
            return Optional.of(new Content.Text(withLinks(message.text(), message.entities())));
        }
        if (!TelegramFiles.of(message).isEmpty()) {
            return Optional.of(new Content.Text(caption(message)));
        }
        return place(message).or(() -> contact(message)).or(() -> dice(message)).or(() -> poll(message));
    }

    static String caption(Message message) {
        if (message.caption() != null) {
            return withLinks(message.caption(), message.caption_entities());
        }
        return Optional.ofNullable(message.sticker())
                .map(TelegramUpdate.File::emoji)
                .orElse("");
    }

    /** A link that hides behind words is written out after them: whoever reads only the text would lose it. */
    private static String withLinks(String text, @Nullable List<Entity> entities) {
        var hidden = requireNonNullElse(entities, List.<Entity>of()).stream()
                .filter(entity -> "text_link".equals(entity.type()) && entity.url() != null)
                .filter(entity -> isWithin(text, entity))
                .sorted(Comparator.comparingInt(TelegramContent::end).reversed())
                .toList();
        var whole = new StringBuilder(text);
        hidden.forEach(entity -> whole.insert(end(entity), " (%s)".formatted(entity.url())));
        return whole.toString();
    }

    private static boolean isWithin(String text, Entity entity) {
        return entity.offset() != null
                && entity.length() != null
                && entity.offset() >= 0
                && entity.length() > 0
                && (long) entity.offset() + entity.length() <= text.length();
    }

    private static int end(Entity entity) {
        return requireNonNullElse(entity.offset(), 0) + requireNonNullElse(entity.length(), 0);
    }

    private static Optional<Content> place(Message message) {
        var venue = message.venue();
        var location = venue != null && venue.location() != null ? venue.location() : message.location();
        if (location == null || location.latitude() == null || location.longitude() == null) {
            return Optional.empty();
        }
        return Optional.of(new Content.Location(
                location.latitude(),
                location.longitude(),
                Optional.ofNullable(venue).map(TelegramUpdate.Venue::title),
                Optional.ofNullable(venue).map(TelegramUpdate.Venue::address)));
    }

    private static Optional<Content> contact(Message message) {
        return Optional.ofNullable(message.contact())
                .map(contact -> new Content.Contacts(List.of(new Content.Contacts.Card(
                        joined(" ", contact.first_name(), contact.last_name()),
                        Stream.ofNullable(contact.phone_number()).toList(),
                        List.of()))));
    }

    private static Optional<Content> dice(Message message) {
        return Optional.ofNullable(message.dice())
                .map(dice -> new Content.Text("%s %d"
                        .formatted(
                                requireNonNullElse(dice.emoji(), "\uD83C\uDFB2"),
                                requireNonNullElse(dice.value(), 0))));
    }

    private static Optional<Content> poll(Message message) {
        return Optional.ofNullable(message.poll()).map(poll -> {
            var lines = new ArrayList<String>();
            lines.add(requireNonNullElse(poll.question(), ""));
            requireNonNullElse(poll.options(), List.<TelegramUpdate.Option>of())
                    .forEach(option -> lines.add("- " + requireNonNullElse(option.text(), "")));
            return new Content.Text(String.join("\n", lines));
        });
    }

    static String joined(String between, @Nullable String... parts) {
        return String.join(
                between,
                Stream.of(parts)
                        .filter(part -> part != null && !part.isBlank())
                        .map(String::valueOf)
                        .toList());
    }
}

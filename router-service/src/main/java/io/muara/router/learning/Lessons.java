package io.muara.router.learning;

import io.muara.contracts.Category;
import io.muara.contracts.MessageId;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.TicketId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects from ticket events, in their order per ticket, what people corrected. */
final class Lessons {

    private final Map<TicketId, Story> stories = new LinkedHashMap<>();

    void add(TicketEvent event) {
        stories.computeIfAbsent(event.ticket().id(), any -> new Story()).add(event);
    }

    int tickets() {
        return stories.size();
    }

    /** Only of tickets whose category a person changed, and which have any text. */
    List<Lesson> learned() {
        return stories.entrySet().stream()
                .flatMap(story -> story.getValue().lesson(story.getKey()).stream())
                .toList();
    }

    private static boolean isPerson(String actor) {
        return actor.equals("api") || actor.startsWith("agent:");
    }

    /** A message that was taken back has an empty text by its last event, and so teaches nothing. */
    private static final class Story {

        private final Map<MessageId, TicketEvent.Message> messages = new HashMap<>();
        private Optional<String> subject = Optional.empty();
        private Optional<Category> corrected = Optional.empty();

        private void add(TicketEvent event) {
            event.message().ifPresent(message -> messages.put(message.id(), message));
            subject = event.ticket().subject();
            if (event.type() == TicketEvent.Type.CATEGORY_CHANGED && isPerson(event.actor())) {
                corrected = Optional.of(event.ticket().category());
            }
        }

        private Optional<Lesson> lesson(TicketId ticket) {
            return corrected.flatMap(category -> firstText().map(text -> new Lesson(ticket, subject, text, category)));
        }

        private Optional<String> firstText() {
            var byPosition = new TreeMap<Long, String>();
            messages.values().forEach(message -> byPosition.put(message.position(), message.text()));
            return Stream.concat(byPosition.values().stream(), subject.stream())
                    .filter(text -> !text.isBlank())
                    .findFirst();
        }
    }
}

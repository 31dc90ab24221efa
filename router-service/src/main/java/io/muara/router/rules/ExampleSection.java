package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.written.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads examples of what is written to us and of how it should be decided. */
final class ExampleSection {

    private static final Set<String> KEYS =
            Set.of("text", "subject", "channel", "account", "sender", "at", "contact", "latest", "expect");
    private static final Set<String> EXPECTED = Set.of("category", "priority", "team", "agent", "labels", "language");

    private final Set<String> categories;
    private final Set<String> teams;
    private final ContactSection contacts;

    ExampleSection(Set<String> categories, Set<String> teams, Optional<Fallback> fallback) {
        this.categories = categories;
        this.teams = teams;
        this.contacts = new ContactSection(categories, teams, fallback);
    }

    List<Example> read(List<Place> sections) {
        return sections.stream()
                .flatMap(section -> section.items().stream())
                .flatMap(item -> example(item).stream())
                .toList();
    }

    private Optional<Example> example(Place place) {
        var fields = place.fields(KEYS);
        var text = needed(place, fields, "text").flatMap(Place::text);
        var expected = needed(place, fields, "expect").map(this::expected);
        var message = text.map(said -> new TrialMessage(
                said,
                field(fields, "subject").flatMap(Place::text),
                field(fields, "channel").flatMap(it -> it.as(ChannelId::new)),
                field(fields, "account").flatMap(it -> it.as(TrialMessage::account)),
                field(fields, "sender").flatMap(Place::text),
                field(fields, "at").flatMap(ExampleSection::moment)));
        var trial = message.map(it -> trial(it, fields));
        return trial.flatMap(it -> expected.map(then -> new Example(place.position(), place.path(), it, then)));
    }

    private Trial trial(TrialMessage message, Map<String, Place> fields) {
        return new Trial(message, contacts.read(fields.get("contact"), fields.get("latest"), message.message()));
    }

    private Expected expected(Place place) {
        var fields = place.fields(EXPECTED);
        if (fields.isEmpty()) {
            place.wrong("an example must expect something, such as a category");
        }
        return new Expected(
                Given.category(fields.get("category"), categories),
                Given.priority(fields.get("priority")),
                Given.team(fields.get("team"), teams),
                field(fields, "agent").flatMap(it -> it.as(AgentId::new)),
                field(fields, "labels").stream()
                        .flatMap(list -> list.items().stream())
                        .flatMap(item -> item.as(Label::new).stream())
                        .collect(toUnmodifiableSet()),
                field(fields, "language").flatMap(Place::text));
    }

    private static Optional<Instant> moment(Place place) {
        try {
            return place.text().map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            place.wrong("expected a moment with its offset, such as 2026-01-05T12:00+07:00");
            return Optional.empty();
        }
    }

    private static Optional<Place> needed(Place place, Map<String, Place> fields, String key) {
        if (!fields.containsKey(key)) {
            place.wrong("'%s' is missing: an example says what is written and what to expect".formatted(key));
        }
        return field(fields, key);
    }

    private static Optional<Place> field(Map<String, Place> fields, String key) {
        return Optional.ofNullable(fields.get(key));
    }
}

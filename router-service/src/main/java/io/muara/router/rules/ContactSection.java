package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.ContactId;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Label;
import io.muara.contracts.TicketId;
import io.muara.contracts.written.Place;
import io.muara.router.condition.Quantity.Unit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads who writes an example, by the keys by which rules ask for it. What is not said of a latest ticket is as it usually is: open,
 * of the default category and team, answered unless somebody waits.
 *
 * @param fallback absent where the files are wrong anyway
 */
record ContactSection(Set<String> categories, Set<String> teams, Optional<Fallback> fallback) {

    private static final Set<String> CONTACT =
            Set.of("vip", "labels", "owner", "organisation", "language", "attributes");
    private static final Set<String> LATEST = Set.of("open", "team", "agent", "category", "unanswered", "waiting");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final UUID NOBODY = new UUID(0, 0);

    /** Empty when neither is there: then nothing is known. */
    Optional<ContactFacts> read(@Nullable Place contact, @Nullable Place latest, InboundMessage message) {
        if (contact == null && latest == null) {
            return Optional.empty();
        }
        var fields = contact == null ? Map.<String, Place>of() : contact.fields(CONTACT);
        return Optional.of(new ContactFacts(
                new ContactId(NOBODY),
                field(fields, "vip").flatMap(Place::yesOrNo).orElse(false),
                field(fields, "attributes").map(ContactSection::attributes).orElse(Map.of()),
                field(fields, "labels").stream()
                        .flatMap(list -> list.items().stream())
                        .flatMap(item -> item.as(Label::new).stream())
                        .collect(toUnmodifiableSet()),
                field(fields, "owner").flatMap(it -> it.as(AgentId::new)),
                field(fields, "organisation").flatMap(Place::text),
                field(fields, "language").flatMap(it -> it.oneOf("language", LANGUAGES)),
                Optional.ofNullable(latest).flatMap(it -> latest(it.fields(LATEST), message))));
    }

    private Optional<LatestTicket> latest(Map<String, Place> fields, InboundMessage message) {
        var category = Given.category(fields.get("category"), categories);
        var team = Given.team(fields.get("team"), teams);
        var agent = field(fields, "agent").flatMap(it -> it.as(AgentId::new));
        var open = field(fields, "open").flatMap(Place::yesOrNo).orElse(true);
        var waiting = field(fields, "waiting")
                .flatMap(it -> it.as(written -> Duration.ofSeconds(Amount.of(Unit.SECONDS, written))));
        var unanswered = field(fields, "unanswered").flatMap(Place::number).orElse(waiting.isPresent() ? 1 : 0);
        return fallback.map(usual -> new LatestTicket(
                new TicketId(NOBODY),
                message.conversation(),
                team.orElse(usual.team()),
                agent,
                category.orElse(usual.category()),
                open,
                unanswered,
                waiting.map(message.provenance().receivedAt()::minus)));
    }

    private static Map<String, String> attributes(Place place) {
        var attributes = new HashMap<String, String>();
        place.entries().forEach((name, value) -> value.text().ifPresent(text -> attributes.put(name, text)));
        return attributes;
    }

    private static Optional<Place> field(Map<String, Place> fields, String key) {
        return Optional.ofNullable(fields.get(key));
    }
}

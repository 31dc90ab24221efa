package io.muara.ticket.sla;

import static java.util.stream.Collectors.toSet;

import io.muara.contracts.Priority;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.calendar.Calendar;
import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads policies one by one and remembers their names. */
final class PolicySection {

    private static final Set<String> KEYS =
            Set.of("name", "description", "when", "calendar", "pause", "targets", "warn", "escalate");

    static final Set<String> TARGETS =
            Stream.of(Target.values()).map(Target::key).collect(toSet());
    private static final Set<String> PRIORITIES =
            Stream.of(Priority.values()).map(Priority::id).collect(toSet());
    private static final Set<String> PAUSES = Set.of("pending", "on_hold", "snoozed");
    private static final Set<String> USUAL_PAUSES = Set.of("pending", "snoozed");
    private static final Pattern PER_CENT = Pattern.compile("(\\d{1,2})\\s*%");

    private final Map<String, Calendar> calendars;
    private final Once names = new Once("policy");

    PolicySection(Map<String, Calendar> calendars) {
        this.calendars = Map.copyOf(calendars);
    }

    Optional<Policy> read(Place place) {
        var fields = place.fields(KEYS);
        for (var needed : List.of("name", "targets")) {
            if (!fields.containsKey(needed)) {
                place.wrong("'%s' is missing".formatted(needed));
            }
        }
        given(fields, "description").ifPresent(Place::text);
        var name = given(fields, "name").flatMap(this::name);
        var calendar = given(fields, "calendar").flatMap(this::calendar);
        var warning = given(fields, "warn").flatMap(PolicySection::warning);
        var targets = given(fields, "targets").map(PolicySection::targets).orElse(Map.of());
        var when = given(fields, "when").map(SelectionSection::read);
        var pause = given(fields, "pause").map(PolicySection::pause).orElse(USUAL_PAUSES);
        var steps = given(fields, "escalate").stream()
                .flatMap(it -> it.items().stream())
                .flatMap(it -> StepSection.read(it, fields.containsKey("warn")).stream())
                .toList();
        return name.map(it -> new Policy(it, when, calendar, new TreeSet<>(pause), targets, warning, steps));
    }

    private Optional<SlaPolicyId> name(Place place) {
        var name = place.as(SlaPolicyId::new);
        name.ifPresent(it -> names.check(it.value(), place));
        return name;
    }

    private Optional<Calendar> calendar(Place place) {
        var calendar = place.oneOf("calendar", calendars.keySet()).map(calendars::get);
        if (calendar.filter(it -> it.week().values().stream().allMatch(List::isEmpty))
                .isPresent()) {
            place.wrong("the calendar '%s' is never open, so nothing would ever be due"
                    .formatted(calendar.get().name()));
        }
        return calendar;
    }

    private static Set<String> pause(Place place) {
        if (place.plainText().filter("never"::equals).isPresent()) {
            return Set.of();
        }
        return place.items().stream()
                .flatMap(item -> item.oneOf("status", PAUSES).stream())
                .collect(toSet());
    }

    private static Map<Target, Map<Priority, Duration>> targets(Place place) {
        var targets = new EnumMap<Target, Map<Priority, Duration>>(Target.class);
        var fields = place.fields(TARGETS);
        for (var target : Target.values()) {
            given(fields, target.key()).ifPresent(it -> targets.put(target, lengths(it)));
        }
        return targets;
    }

    private static Map<Priority, Duration> lengths(Place place) {
        var lengths = new EnumMap<Priority, Duration>(Priority.class);
        if (place.isMap()) {
            place.fields(PRIORITIES).forEach((priority, length) -> length.as(Lengths::parse)
                    .ifPresent(it -> lengths.put(Priority.of(priority), it)));
        } else {
            place.as(Lengths::parse)
                    .ifPresent(it -> Stream.of(Priority.values()).forEach(priority -> lengths.put(priority, it)));
        }
        return lengths;
    }

    private static Optional<Warning> warning(Place place) {
        var share = place.plainText().map(PER_CENT::matcher).filter(matcher -> matcher.matches());
        if (share.isPresent()) {
            return Optional.of(
                    new Warning(Optional.empty(), Integer.parseInt(share.get().group(1))));
        }
        return place.as(PolicySection::before).map(it -> new Warning(Optional.of(it), 0));
    }

    private static Duration before(String written) {
        try {
            return Lengths.parse(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected a share of the time such as 80%%, or how long before such as 30m, but found '%s'"
                            .formatted(written),
                    e);
        }
    }

    static Optional<Place> given(Map<String, Place> fields, String key) {
        @Nullable Place place = fields.get(key);
        return Optional.ofNullable(place);
    }
}

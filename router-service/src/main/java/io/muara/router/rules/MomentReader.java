package io.muara.router.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.muara.contracts.calendar.Calendar;
import io.muara.contracts.calendar.Dates;
import io.muara.contracts.calendar.Hours;
import io.muara.contracts.written.Place;
import io.muara.router.condition.Condition;
import io.muara.router.condition.During;
import io.muara.router.condition.Moment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads when a message must come. */
final class MomentReader implements ConditionReader {

    static final Set<String> KEYS = Set.of("zone", "from", "until", "days", "hours", "calendar", "open", "holiday");

    /** A calendar has one, and only a calendar knows the last two. */
    private static final Set<String> NAMING_A_ZONE = Set.of("zone", "calendar", "open", "holiday");

    private final Map<String, Calendar> calendars;

    MomentReader(Map<String, Calendar> calendars) {
        this.calendars = Map.copyOf(calendars);
    }

    @Override
    public Optional<Condition> read(Place place) {
        var before = place.mistakes().count();
        var fields = place.fields(KEYS);
        if (fields.keySet().stream().allMatch(Set.of("zone", "calendar")::contains)) {
            place.wrong("no moment stands here: give from, until, days, hours, open or holiday");
        }
        var calendar = calendar(place, fields);
        var zone = Optional.ofNullable(fields.get("zone")).flatMap(Dates::zone);
        if (NAMING_A_ZONE.stream().noneMatch(fields::containsKey)) {
            place.wrong("'zone' is missing, such as Asia/Jakarta: days and hours begin elsewhere at other times");
        }
        var moment = new Moment(
                zone.or(() -> calendar.map(Calendar::zone)).orElse(ZoneId.of("UTC")),
                date(fields.get("from")),
                date(fields.get("until")),
                Optional.ofNullable(fields.get("days")).map(MomentReader::days).orElse(Set.of()),
                Optional.ofNullable(fields.get("hours")).flatMap(it -> it.as(Hours::parse)),
                calendar,
                calendar.flatMap(any -> Optional.ofNullable(fields.get("open")).flatMap(Place::yesOrNo)),
                calendar.flatMap(
                        any -> Optional.ofNullable(fields.get("holiday")).flatMap(Place::yesOrNo)));
        return place.mistakes().count() == before ? Optional.of(new During(moment)) : Optional.empty();
    }

    /** The one that is named; the only one there is where none is, if one is needed. */
    private Optional<Calendar> calendar(Place place, Map<String, Place> fields) {
        var named = Optional.ofNullable(fields.get("calendar"));
        if (named.isPresent()) {
            return named.flatMap(it -> it.oneOf("calendar", calendars.keySet())).map(calendars::get);
        }
        if (!fields.containsKey("open") && !fields.containsKey("holiday")) {
            return Optional.empty();
        }
        if (calendars.size() != 1) {
            place.wrong("'calendar' is missing: only a calendar knows when it is open or a holiday");
            return Optional.empty();
        }
        return calendars.values().stream().findFirst();
    }

    private static Optional<LocalDate> date(@Nullable Place place) {
        return place == null ? Optional.empty() : Dates.date(place);
    }

    private static Set<DayOfWeek> days(Place place) {
        return Dates.days(place).stream().collect(toUnmodifiableSet());
    }
}

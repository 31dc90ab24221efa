package io.muara.ticket.survey;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.TeamId;
import io.muara.ticket.satisfaction.Question;
import io.muara.ticket.survey.SurveyConfig.Ask;
import io.muara.ticket.survey.SurveyConfig.Part;
import io.muara.ticket.tracking.TrackingConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is asked about which tickets, and when, by configuration. What is said of a category goes before a team, and that before a channel. */
@Startup // so that a setting that cannot be meant is told at once
@ApplicationScoped
class Plan {

    private static final int MOST_REMINDERS = 5;

    private final SurveyConfig config;

    Plan(SurveyConfig config, TrackingConfig tracking) {
        named("categories", config.categories(), Category::new);
        named("teams", config.teams(), TeamId::new);
        named("channels", config.channels(), ChannelId::new);
        this.config = config;
        check(
                config.reminders() >= 0 && config.reminders() <= MOST_REMINDERS,
                "muara.satisfaction.reminders must be from 0 to %d, but was %d"
                        .formatted(MOST_REMINDERS, config.reminders()));
        check(
                config.perAccountHour() > 0,
                "muara.satisfaction.per-account-hour must be at least 1, but was %d"
                        .formatted(config.perAccountHour()));
        notNegative("after", config.after());
        notNegative("quiet", config.quiet());
        check(
                config.remindAfter().isPositive(),
                "muara.satisfaction.remind-after must be longer than nothing, such as 3d, but was %s"
                        .formatted(config.remindAfter()));
        check(
                !asks() || tracking.url().isPresent(),
                "muara.satisfaction.ask needs muara.tracking.url, because who is asked answers on the page of their ticket");
    }

    /** What a ticket is about and where. */
    record Matter(Category category, TeamId team, ChannelId channel) {}

    /** Nothing where any of the three says so, whatever the others say. */
    Optional<Question> question(Matter matter) {
        var said = parts(matter).flatMap(part -> part.ask().stream()).toList();
        if (said.contains(Ask.NONE)) {
            return Optional.empty();
        }
        return said.stream().findFirst().orElse(config.ask()).question();
    }

    Duration after(Matter matter) {
        return parts(matter).flatMap(part -> part.after().stream()).findFirst().orElse(config.after());
    }

    /** How lately a contact must have written to be asked. */
    Optional<Duration> within(Matter matter) {
        return parts(matter).flatMap(part -> part.within().stream()).findFirst();
    }

    private Stream<Part> parts(Matter matter) {
        return Stream.of(
                        Optional.ofNullable(
                                config.categories().get(matter.category().value())),
                        Optional.ofNullable(config.teams().get(matter.team().value())),
                        Optional.ofNullable(
                                config.channels().get(matter.channel().value())))
                .flatMap(Optional::stream);
    }

    private boolean asks() {
        return Stream.of(config.categories(), config.teams(), config.channels())
                        .flatMap(parts -> parts.values().stream())
                        .flatMap(part -> part.ask().stream())
                        .anyMatch(ask -> ask != Ask.NONE)
                || config.ask() != Ask.NONE;
    }

    private static void named(String group, Map<String, Part> parts, Consumer<String> made) {
        parts.forEach((name, part) -> {
            try {
                made.accept(name);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "muara.satisfaction.%s.%s: %s".formatted(group, name, e.getMessage()), e);
            }
            part.after().ifPresent(after -> notNegative("%s.%s.after".formatted(group, name), after));
            part.within().ifPresent(within -> notNegative("%s.%s.within".formatted(group, name), within));
        });
    }

    private static void notNegative(String name, Duration duration) {
        check(
                !duration.isNegative(),
                "muara.satisfaction.%s must not be negative, but was %s".formatted(name, duration));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationException(otherwise);
        }
    }
}

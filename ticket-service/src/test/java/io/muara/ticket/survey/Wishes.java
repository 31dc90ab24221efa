package io.muara.ticket.survey;

import io.muara.ticket.tracking.TrackingConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings in the making. */
record Wishes(
        Ask ask,
        Duration after,
        int reminders,
        Optional<Path> texts,
        Map<String, Part> categories,
        Map<String, Part> teams,
        Map<String, Part> channels)
        implements SurveyConfig {

    static Wishes asking(Ask ask) {
        return new Wishes(ask, Duration.ofHours(1), 1, Optional.empty(), Map.of(), Map.of(), Map.of());
    }

    Wishes ofCategory(String name, Part part) {
        return new Wishes(ask, after, reminders, texts, Map.of(name, part), teams, channels);
    }

    Wishes ofTeam(String name, Part part) {
        return new Wishes(ask, after, reminders, texts, categories, Map.of(name, part), channels);
    }

    Wishes ofChannel(String name, Part part) {
        return new Wishes(ask, after, reminders, texts, categories, teams, Map.of(name, part));
    }

    Wishes reminding(int times) {
        return new Wishes(ask, after, times, texts, categories, teams, channels);
    }

    Wishes after(Duration delay) {
        return new Wishes(ask, delay, reminders, texts, categories, teams, channels);
    }

    Wishes saying(Path folder) {
        return new Wishes(ask, after, reminders, Optional.of(folder), categories, teams, channels);
    }

    @Override
    public Duration quiet() {
        return Duration.ofDays(30);
    }

    @Override
    public Duration remindAfter() {
        return Duration.ofDays(3);
    }

    @Override
    public int perAccountHour() {
        return 10;
    }

    @Override
    public Optional<List<String>> never() {
        return Optional.of(List.of("@bank.example"));
    }

    @Override
    public String language() {
        return "id";
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofSeconds(10);
    }

    record Some(Optional<Ask> ask, Optional<Duration> after, Optional<Duration> within) implements Part {

        static Some asking(Ask ask) {
            return new Some(Optional.of(ask), Optional.empty(), Optional.empty());
        }

        static Some after(Duration delay) {
            return new Some(Optional.empty(), Optional.of(delay), Optional.empty());
        }

        static Some within(Duration window) {
            return new Some(Optional.empty(), Optional.empty(), Optional.of(window));
        }
    }

    /** Whether contacts can see the page of their ticket. */
    record Page(Optional<String> url) implements TrackingConfig {

        static final Page SEEN = new Page(Optional.of("https://help.example.com/t/{token}"));
        static final Page NONE = new Page(Optional.empty());

        @Override
        public String title() {
            return "Muara";
        }

        @Override
        public Duration validFor() {
            return Duration.ofDays(90);
        }

        @Override
        public ZoneId timeZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public int messagesPerHour() {
            return 10;
        }
    }
}

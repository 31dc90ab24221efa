package io.muara.ticket.sla;

import static io.muara.contracts.Priority.HIGH;
import static io.muara.contracts.Priority.NORMAL;
import static io.muara.contracts.Priority.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Priority;
import io.muara.contracts.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private static final String DAY = "2026-11-27T";

    private static final Policies POLICIES = Written.policies("""
            default: standard
            calendars:
              office: { zone: UTC, hours: { monday-friday: 08:00-17:00 } }
            policies:
              - name: shop
                when: { team: shop }
                targets: { resolution: 2h }
              - name: standard
                calendar: office
                pause: [pending, on_hold, snoozed]
                targets:
                  first-response: { urgent: 30m, high: 1h, normal: 4h }
                  next-response: 2h
                  resolution: { urgent: 4h, high: 8h, normal: 18h }
                warn: 75%
                escalate:
                  - { at: warning, targets: [first-response], notify: agent }
                  - { at: breach, after: 1h, priority: raise }
            """);

    private final Map<String, Policies> versions = new HashMap<>(Map.of(POLICIES.version(), POLICIES));
    private final List<String> told = new ArrayList<>();
    private Policies current = POLICIES;
    private String status = "new";
    private Priority priority = NORMAL;
    private String team = "customer-service";
    private @Nullable Instant waiting;
    private @Nullable Promise promise;

    @Test
    void an_answer_in_time_is_told_once_and_what_they_write_next_has_its_own_time() {
        written("08:00");
        assertThat(due("09:00")).isEqualTo("12:00");

        answered("09:00");
        time("09:00", "10:30");
        written("10:30");

        assertThat(told).containsExactly("first_response met 09:00");
        assertThat(due("10:31")).isEqualTo("12:30");
    }

    @Test
    void a_warning_a_breach_and_a_step_come_at_their_moments_and_only_once() {
        written("08:00");

        time("08:00", "16:00");
        answered("16:10");
        time("16:10", "16:59");

        assertThat(told)
                .containsExactly(
                        "first_response warned 11:00",
                        "first_response step 11:00",
                        "first_response breached 12:00",
                        "first_response step 13:00");
    }

    @Test
    void who_was_away_says_what_was_missed_without_warning_of_it() {
        written("08:00");

        time("16:00", "16:00");

        assertThat(told)
                .containsExactly(
                        "first_response breached 16:00", "first_response step 16:00", "first_response step 16:00");
    }

    @Test
    void an_answer_that_comes_too_late_is_a_breach_even_if_nobody_looked_before() {
        written("08:00");

        answered("12:00");
        time("12:00", "12:30");

        assertThat(told).containsExactly("first_response breached 12:00");
    }

    @Test
    void no_time_counts_while_it_waits_for_somebody_else_and_none_is_due() {
        written("08:00");
        status("09:00", "on_hold");

        assertThat(promise().due(this::terms)).isEmpty();
        time("09:00", "14:00");
        status("14:00", "open");

        assertThat(told).isEmpty();
        assertThat(due("14:00")).isEqualTo("17:00");
    }

    @Test
    void a_message_ends_a_pause_when_it_reached_us() {
        written("08:00");
        answered("09:00");
        status("09:00", "pending");

        waiting = at("10:00");
        status("11:00", "open");

        assertThat(due("11:00")).isEqualTo("12:00");
    }

    @Test
    void a_priority_that_changes_counts_from_the_start() {
        written("08:00");
        time("08:00", "09:10");

        priority = HIGH;
        change("09:10");
        time("09:10", "09:10");

        assertThat(told).containsExactly("first_response breached 09:10", "first_response step 09:10");
    }

    @Test
    void who_was_warned_is_warned_again_when_there_is_more_time() {
        priority = HIGH;
        written("08:00");
        time("08:00", "08:50");

        priority = NORMAL;
        change("08:50");
        time("08:50", "11:30");

        assertThat(told)
                .containsExactly(
                        "first_response warned 08:45", "first_response step 08:45", "first_response warned 11:00");
    }

    @Test
    void another_policy_counts_from_the_start_and_ends_what_it_does_not_promise() {
        written("08:00");

        team = "shop";
        change("09:00");

        assertThat(due("09:00")).isEqualTo("10:00");
        assertThat(promise().timers())
                .filteredOn(Timer::runs)
                .extracting(Timer::target)
                .containsExactly(Target.RESOLUTION);
        time("09:00", "09:30");
        assertThat(told).isEmpty();
    }

    @Test
    void a_changed_policy_is_for_clocks_that_begin_after() {
        written("08:00");
        current = Written.policies("""
                default: standard
                policies: [{ name: standard, targets: { next-response: 10m } }]
                """);
        versions.put(current.version(), current);

        change("08:30");
        assertThat(due("08:30")).isEqualTo("12:00");
        answered("09:00");
        written("09:30");

        assertThat(due("09:30")).isEqualTo("09:40");
    }

    @Test
    void a_matter_that_is_done_concludes_and_one_that_is_opened_again_goes_on_where_it_stood() {
        priority = URGENT;
        written("08:00");
        time("08:00", "09:00");
        answered("09:00");
        status("10:00", "resolved");
        time("10:00", "10:00");
        assertThat(told)
                .containsExactly(
                        "first_response warned 08:23",
                        "first_response step 08:23",
                        "first_response breached 08:30",
                        "resolution met 10:00",
                        "partly met");
        told.clear();

        status("15:00", "open");
        time("15:00", "16:59");

        status("16:59", "resolved");
        time("16:59", "16:59");
        assertThat(told).containsExactly("resolution warned 16:00", "resolution met 16:59", "partly met");
        assertThat(promise().kept()).isEqualTo(1);
    }

    @Test
    void nothing_is_told_of_spam_and_what_was_none_goes_on() {
        written("08:00");

        status("09:00", "spam");
        time("09:00", "14:00");
        assertThat(told).isEmpty();
        assertThat(promise().next(this::terms)).isEmpty();
        status("14:00", "open");

        assertThat(due("14:00")).isEqualTo("17:00");
    }

    @Test
    void a_clock_that_goes_back_says_nothing_twice() {
        written("08:00");
        time("12:00", "12:00");

        answered("11:00");
        time("10:00", "10:00");
        time("12:30", "12:30");

        assertThat(told).containsExactly("first_response breached 12:00", "first_response step 12:00");
    }

    @Test
    void of_a_ticket_of_before_only_what_comes_is_counted() {
        waiting = at("08:00").minusSeconds(86_400 * 30);
        promise = Promise.begin(standing("10:00", false), current, this::terms);

        assertThat(due("10:00")).isEqualTo("14:00");
    }

    @Test
    void it_is_the_same_after_it_was_stored() {
        written("08:00");
        time("08:00", "13:00");
        status("13:00", "resolved");

        assertThat(Wire.read(Wire.bytes(promise()), Promise.class)).isEqualTo(promise());
        assertThat(Wire.read(Wire.bytes(POLICIES), Policies.class)).isEqualTo(POLICIES);
    }

    private void written(String time) {
        waiting = waiting == null ? at(time) : waiting;
        change(time);
    }

    private void answered(String time) {
        waiting = null;
        change(time);
    }

    private void status(String time, String to) {
        status = to;
        change(time);
    }

    private void change(String time) {
        promise = promise == null
                ? Promise.begin(standing(time, true), current, this::terms)
                : promise.follow(standing(time, false), current, this::terms);
    }

    /** Looks every minute. */
    private void time(String from, String until) {
        for (var now = at(from); !now.isAfter(at(until)); now = now.plusSeconds(60)) {
            var said = promise().tell(now, this::terms);
            promise = said.promise();
            for (var notice : said.notices()) {
                told.add(text(notice, now));
            }
        }
    }

    private static String text(Notice notice, Instant now) {
        return switch (notice) {
            case Notice.Warned(var timer, var due) ->
                "%s warned %s".formatted(timer.target().id(), time(now));
            case Notice.Breached(var timer, var due) ->
                "%s breached %s".formatted(timer.target().id(), time(now));
            case Notice.Met(var timer, var due) ->
                "%s met %s".formatted(timer.target().id(), time(now));
            case Notice.Escalated(var timer, var due, var step) ->
                "%s step %s".formatted(timer.target().id(), time(now));
            case Notice.PartlyMet(var policy) -> "partly met";
        };
    }

    private Standing standing(String time, boolean opened) {
        return new Standing(at(time), opened, status, Optional.ofNullable(waiting), Written.subject(priority, team));
    }

    private Policies terms(String version) {
        return versions.getOrDefault(version, POLICIES);
    }

    private Promise promise() {
        return Optional.ofNullable(promise).orElseThrow();
    }

    /** Of what is due first. */
    private String due(String now) {
        return promise().due(this::terms).map(PromiseTest::time).orElseThrow(() -> new AssertionError("at " + now));
    }

    private static String time(Instant moment) {
        return moment.toString().substring(11, 16);
    }

    private static Instant at(String time) {
        return Instant.parse(DAY + time + ":00Z");
    }
}

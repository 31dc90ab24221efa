package io.muara.ingest.assembly;

import static io.muara.ingest.assembly.CountedParts.PATIENCE;
import static io.muara.ingest.assembly.CountedParts.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.ingest.Arrived;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Groups groups = new Groups();
    private final CountedParts channel = new CountedParts();
    private final List<Arrived> given = new ArrayList<>();

    @Test
    void a_group_is_given_once_all_its_parts_came_whatever_their_order() {
        add("sms-3", "c", 0);
        add("sms-3", "a", 1);
        assertThat(given).isEmpty();

        add("sms-3", "b", 2);

        assertThat(texts()).containsExactly("a+b+c");
    }

    @Test
    void the_same_part_twice_is_one_part() {
        add("sms-2", "a", 0);
        add("sms-2", "a", 1);
        assertThat(given).isEmpty();

        add("sms-2", "b", 2);

        assertThat(texts()).containsExactly("a+b");
    }

    @Test
    void what_came_is_given_when_nothing_more_came_in_time() {
        add("sms-3", "a", 0);

        timeUp(NOON.plus(PATIENCE).minusMillis(1));
        assertThat(given).isEmpty();
        timeUp(NOON.plus(PATIENCE));

        assertThat(texts()).containsExactly("a");
    }

    @Test
    void waiting_begins_anew_with_every_part() {
        add("sms-3", "a", 0, NOON);
        add("sms-3", "b", 1, NOON.plusSeconds(1));

        timeUp(NOON.plus(PATIENCE));
        assertThat(given).isEmpty();
        timeUp(NOON.plusSeconds(1).plus(PATIENCE));

        assertThat(texts()).containsExactly("a+b");
    }

    @Test
    void a_part_that_comes_after_its_group_was_given_gives_nothing_twice() {
        add("sms-1", "a", 0);

        add("sms-1", "late", 1);
        timeUp(NOON.plus(PATIENCE));

        assertThat(texts()).containsExactly("a");
    }

    @Test
    void parts_are_read_again_from_the_first_that_is_still_waited_for() {
        assertThat(groups.committable(7).offset()).isEqualTo(7);
        add("one-2", "a", 10);
        add("two-2", "a", 11);
        assertThat(groups.committable(12).offset()).isEqualTo(10);

        add("one-2", "b", 12);

        assertThat(groups.committable(13).offset()).isEqualTo(11);
        assertThat(groups.open()).isEqualTo(1);
    }

    @Test
    void parts_that_the_channel_fails_on_are_put_aside_and_hold_up_nobody() {
        add("broken-2", "a", 0);

        assertThat(given).hasSize(1).first().isInstanceOf(Arrived.Unreadable.class);
        assertThat(groups.committable(1).offset()).isEqualTo(1);
    }

    @Test
    void what_was_given_long_ago_is_forgotten() {
        add("sms-1", "a", 0);

        timeUp(NOON.plus(Duration.ofHours(2)));
        add("sms-1", "a", 1, NOON.plus(Duration.ofHours(2)));

        assertThat(texts()).containsExactly("a", "a");
    }

    private void add(String group, String text, long offset) {
        add(group, text, offset, NOON);
    }

    private void add(String group, String text, long offset, Instant now) {
        groups.add(
                channel,
                "counted:demo/" + group,
                offset,
                part(group, text),
                now,
                (from, arrived) -> given.addAll(arrived));
    }

    private void timeUp(Instant now) {
        groups.timeUp(now, (from, arrived) -> given.addAll(arrived));
    }

    private List<String> texts() {
        return given.stream()
                .map(element -> ((Arrived.Message) element).message().content().text())
                .toList();
    }
}

package io.muara.email.threading;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.ReplyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplyAddressTest {

    private static final Seal SEAL = new Seal(List.of(Marks.SECRET));
    private static final List<ReplyId> IDS = ids();

    @Test
    void an_address_names_the_reply_it_was_given_out_with() {
        for (var id : IDS) {
            var address = ReplyAddress.of("support@example.org", id, SEAL);

            assertThat(reply(address)).hasValue(id);
            assertThat(ReplyAddress.in(address, SEAL))
                    .extracting(ReplyAddress.Found::address)
                    .containsExactly("support@example.org");
        }
    }

    @Test
    void it_is_known_in_capitals_and_within_a_header() {
        for (var id : IDS) {
            var address = ReplyAddress.of("support@example.org", id, SEAL);

            assertThat(reply(address.toUpperCase(Locale.ROOT))).hasValue(id);
            assertThat(reply("\"Support\" <x@y.org>, Toko <%s>; z@y.org".formatted(address)))
                    .hasValue(id);
        }
    }

    @Test
    void with_any_letter_changed_it_is_forged() {
        for (var id : IDS.subList(0, 4)) {
            var address = ReplyAddress.of("support@example.org", id, SEAL);
            for (var forged : withAnyLetterChanged(address, address.indexOf('+') + 1, address.indexOf('@'))) {
                assertThat(ReplyAddress.in(forged, SEAL))
                        .as(forged)
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.address()).isEqualTo("support@example.org");
                            assertThat(found.reply()).isEmpty();
                        });
            }
        }
    }

    @Test
    void it_fits_a_local_part_and_has_letters_of_one_case_only() {
        var longest = "a".repeat(64 - ReplyAddress.LONGER_BY) + "@example.org";
        for (var id : IDS) {
            var local = ReplyAddress.of(longest, id, SEAL).split("@", 2)[0];

            assertThat(local).hasSize(64).matches("a+\\+[0-9a-v]{42}");
        }
    }

    @Test
    void an_old_secret_is_believed_as_long_as_it_stands_in_the_list() {
        var old = ReplyAddress.of("support@example.org", IDS.getFirst(), new Seal(List.of("old")));

        assertThat(reply(old, new Seal(List.of("new", "old")))).hasValue(IDS.getFirst());
        assertThat(reply(old, new Seal(List.of("new")))).isEmpty();
        assertThat(ReplyAddress.of("support@example.org", IDS.getFirst(), new Seal(List.of("old", "new"))))
                .isEqualTo(old);
    }

    @Test
    void an_address_with_something_else_behind_a_plus_is_none() {
        for (var other : List.of(
                "support@example.org",
                "support+shop@example.org",
                "+" + "0".repeat(42) + "@example.org",
                "a+" + "w".repeat(42) + "@b",
                "")) {
            assertThat(ReplyAddress.in(other, SEAL)).as(other).isEmpty();
        }
    }

    @Test
    void nobody_can_keep_it_busy() {
        for (var text : List.of("a+".repeat(2_000), "@".repeat(4_000), "a".repeat(4_000) + "@", "<".repeat(4_000))) {
            assertThat(ReplyAddress.in(text, SEAL)).isEmpty();
        }
    }

    private static List<String> withAnyLetterChanged(String address, int from, int to) {
        var changed = new ArrayList<String>();
        for (var at = from; at < to; at++) {
            for (var letter : Marks.LETTERS) {
                if (!address.startsWith(letter, at)) {
                    changed.add(address.substring(0, at) + letter + address.substring(at + 1));
                }
            }
        }
        return changed;
    }

    private static Optional<ReplyId> reply(String text) {
        return reply(text, SEAL);
    }

    private static Optional<ReplyId> reply(String text, Seal seal) {
        return ReplyAddress.in(text, seal)
                .flatMap(found -> found.reply().stream())
                .findFirst();
    }

    /** With ids that begin or end in zeros or ones among them. */
    private static List<ReplyId> ids() {
        var ids = new ArrayList<>(List.of(
                new ReplyId(new UUID(0, 0)),
                new ReplyId(new UUID(-1, -1)),
                new ReplyId(new UUID(0, 1)),
                new ReplyId(new UUID(Long.MIN_VALUE, 0))));
        var random = new Random(7);
        for (var i = 0; i < 200; i++) {
            ids.add(new ReplyId(new UUID(random.nextLong(), random.nextLong())));
        }
        return ids;
    }
}

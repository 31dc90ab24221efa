package io.muara.email.threading;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.ReplyId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplyMarksTest {

    private static final Seal SEAL = new Seal(List.of(Marks.SECRET));
    private static final ReplyId REPLY = new ReplyId(new UUID(1, 2));
    private static final int LONGEST = 500;

    private final ReplyMarks marks = new ReplyMarks("support@example.org", Marks.all());

    @Test
    void without_a_secret_mail_bears_no_marks() {
        var none = new ReplyMarks("support@example.org", Marks.none());

        assertThat(none.replyTo(REPLY)).isEmpty();
        assertThat(none.bouncesTo(REPLY)).isEmpty();
        assertThat(none.subject("Re: Pesanan", 1001, LONGEST)).isEqualTo("Re: Pesanan");
    }

    @Test
    void each_mark_can_be_switched_off() {
        var secrets = Optional.of(List.of(Marks.SECRET));
        var address = ReplyAddress.of("support@example.org", REPLY, SEAL);

        var addressOnly = new ReplyMarks("support@example.org", new Marks(secrets, true, false, false));
        assertThat(addressOnly.replyTo(REPLY)).hasValue(address);
        assertThat(addressOnly.bouncesTo(REPLY)).isEmpty();
        assertThat(addressOnly.subject("Re: a", 1001, LONGEST)).isEqualTo("Re: a");

        var bouncesOnly = new ReplyMarks("support@example.org", new Marks(secrets, false, true, false));
        assertThat(bouncesOnly.replyTo(REPLY)).isEmpty();
        assertThat(bouncesOnly.bouncesTo(REPLY)).hasValue(address);
    }

    @Test
    void a_subject_ends_in_the_tag_once_however_often_it_goes_to_and_fro() {
        var once = marks.subject("Re: Pesanan", 1234, LONGEST);

        assertThat(once).matches("Re: Pesanan \\[#1234-[0-9a-v]{3}]");
        assertThat(marks.subject("Re: AW: " + once, 1234, LONGEST)).isEqualTo("Re: AW: " + once);
        assertThat(marks.subject("", 1234, LONGEST)).isEqualTo(SubjectTag.of(1234, SEAL));
    }

    @Test
    void a_long_subject_is_cut_before_its_tag() {
        var subject = marks.subject("x".repeat(600), 1234, LONGEST);

        assertThat(subject).hasSize(LONGEST).endsWith("x " + SubjectTag.of(1234, SEAL));
    }

    @Test
    void a_tag_is_known_in_capitals_and_taken_out_of_the_subject() {
        LongStream.of(1, 31, 1001, 999_999_999_999L).forEach(number -> {
            var tag = SubjectTag.of(number, SEAL);

            assertThat(SubjectTag.in("Re: a " + tag.toUpperCase(Locale.ROOT) + " b", SEAL))
                    .containsExactly(new SubjectTag.Found(number, true));
            assertThat(SubjectTag.without("Re: a " + tag + " b " + tag, SEAL)).isEqualTo("Re: a b");
        });
    }

    @Test
    void a_tag_of_another_number_or_with_other_letters_is_none_of_ours_and_stays() {
        var tag = SubjectTag.of(1001, SEAL);
        for (var letter : Marks.LETTERS) {
            for (var at = tag.length() - 4; at < tag.length() - 1; at++) {
                if (!tag.startsWith(letter, at)) {
                    var forged = tag.substring(0, at) + letter + tag.substring(at + 1);

                    assertThat(SubjectTag.in(forged, SEAL)).containsExactly(new SubjectTag.Found(1001, false));
                    assertThat(SubjectTag.without("a " + forged, SEAL)).isEqualTo("a " + forged);
                }
            }
        }
        assertThat(SubjectTag.in(tag.replace("1001", "1002"), SEAL)).containsExactly(new SubjectTag.Found(1002, false));
    }

    @Test
    void what_people_write_in_brackets_is_no_tag() {
        for (var subject : List.of(
                "[#1001]", "#1001-abc", "[#0-abc]", "[#01-abc]", "[#1001-abcd]", "[#9999999999999999999-abc]")) {
            assertThat(SubjectTag.in(subject, SEAL)).as(subject).isEmpty();
        }
    }
}

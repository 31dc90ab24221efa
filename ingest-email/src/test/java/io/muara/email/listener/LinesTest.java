package io.muara.email.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final Room ROOM = new Room(1 << 20);

    @Test
    void a_command_ends_with_its_line() throws IOException {
        var lines = lines("NOOP\r\nQUIT \nRSET");

        assertThat(lines.command()).isEqualTo("NOOP");
        assertThat(lines.command()).isEqualTo("QUIT");
        assertThatThrownBy(lines::command).isInstanceOf(EOFException.class);
    }

    @Test
    void a_line_without_end_is_not_read_for_ever() {
        assertThatThrownBy(() -> lines("x".repeat(5_000)).command()).isInstanceOf(Lines.CommandTooLong.class);
    }

    @Test
    void a_dot_that_was_put_before_a_line_is_taken_away() throws IOException {
        assertThat(mail("a\r\n..b\r\n.c\r\n...\r\n.\r\n")).isEqualTo("a\r\n.b\r\nc\r\n..\r\n");
        assertThat(mail(".\r\n")).isEmpty();
        assertThat(mail("..\r\n.\r\n")).isEqualTo(".\r\n");
    }

    @Test
    void only_a_dot_between_two_crlf_ends_a_mail() throws IOException {
        assertThat(mail("a\n.\nb\r\n.\nc\r\n.\rd\r\n.\r\n")).isEqualTo("a\n.\nb\r\n\nc\r\n\rd\r\n");
    }

    @Test
    void any_byte_may_be_in_a_mail() throws IOException {
        assertThat(mail("\0\u00ff\u0080\r\n.\r\n")).isEqualTo("\0\u00ff\u0080\r\n");
    }

    @Test
    void what_comes_behind_a_mail_is_still_there() throws IOException {
        var lines = lines("a\r\n.\r\nQUIT\r\n");
        read(lines, 100);

        assertThat(lines.command()).isEqualTo("QUIT");
    }

    @Test
    void a_mail_that_is_too_large_is_read_to_its_end_and_not_kept() throws IOException {
        var lines = lines("x".repeat(200) + "\r\n.\r\nQUIT\r\n");

        assertThat(read(lines, 100)).isInstanceOf(Body.Outcome.TooLarge.class);
        assertThat(lines.command()).isEqualTo("QUIT");
    }

    @Test
    void a_mail_for_which_there_is_no_room_is_not_kept_and_gives_its_room_back() throws IOException {
        var room = new Room(64 * 1024);
        try (var share = room.share()) {
            assertThat(read(lines("x".repeat(70_000) + "\r\n.\r\n"), 1 << 20, share))
                    .isInstanceOf(Body.Outcome.NoRoom.class);
        }
        try (var share = room.share()) {
            assertThat(read(lines("x\r\n.\r\n"), 1 << 20, share)).isInstanceOf(Body.Outcome.Whole.class);
        }
    }

    private static String mail(String sent) throws IOException {
        var outcome = read(lines(sent), 1 << 20);
        return new String(((Body.Outcome.Whole) outcome).raw(), ISO_8859_1);
    }

    private static Body.Outcome read(Lines lines, long most) throws IOException {
        try (var share = ROOM.share()) {
            return read(lines, most, share);
        }
    }

    private static Body.Outcome read(Lines lines, long most, Room.Share share) throws IOException {
        var body = new Body(most, share);
        lines.mail(body);
        return body.end();
    }

    private static Lines lines(String sent) {
        return new Lines(new ByteArrayInputStream(sent.getBytes(ISO_8859_1)));
    }
}

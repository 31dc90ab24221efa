package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.DirectoryAttachments;
import io.muara.contracts.Mail;
import io.muara.contracts.OutboundMessage;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.ReadMail;
import io.muara.email.reading.Reading;
import io.muara.email.threading.Marks;
import io.muara.email.threading.ReplyMarks;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final AttachmentStore NO_FILES = new DirectoryAttachments(Path.of("/nowhere"));

    @Test
    void a_reply_says_who_writes_to_whom_about_what() throws Exception {
        var mail = written(Replies.to("sari@example.org", "Re: Pesanan Anda – terkirim"));

        assertThat(mail.mail().from())
                .singleElement()
                .hasToString("Address[name=Optional.empty, address=support@muara.id]");
        assertThat(mail.mail().to())
                .singleElement()
                .hasToString("Address[name=Optional.empty, address=sari@example.org]");
        assertThat(mail.subject()).hasValue("Re: Pesanan Anda – terkirim");
        assertThat(mail.text()).isEqualTo("Halo Bu Sari, sudah dikirim ☺\n\nTiket 7");
        assertThat(mail.mail().date()).hasValue(Replies.to("a@b", "").writtenAt());
    }

    @Test
    void its_id_is_the_same_at_every_attempt() throws Exception {
        var id = Replies.ID + "@muara.id";

        assertThat(written(Replies.to("s@x.id", "a")).mail().messageId()).isEqualTo(id);
        assertThat(written(Replies.to("s@x.id", "a")).mail().messageId()).isEqualTo(id);
    }

    @Test
    void it_answers_the_nearest_and_refers_to_all_the_oldest_first() throws Exception {
        var mail = written(Replies.to("s@x.id", "a", "3@x", "2@x", "1@x")).mail();

        assertThat(mail.inReplyTo()).containsExactly("3@x");
        assertThat(mail.references()).containsExactly("1@x", "2@x", "3@x");
    }

    @Test
    void of_a_long_thread_the_oldest_and_the_nearest_are_kept() throws Exception {
        var answers =
                IntStream.rangeClosed(1, 60).mapToObj(i -> (61 - i) + "@x").toArray(String[]::new);

        var references = written(Replies.to("s@x.id", "a", answers)).mail().references();

        assertThat(references).hasSize(20).startsWith("1@x", "42@x").endsWith("60@x");
    }

    @Test
    void nothing_breaks_out_of_a_header() throws Exception {
        var raw = raw(Replies.to(
                "s@x.id", "a\r\nBcc: thief@x.id\u2028X: y", "1@x\r\nBcc: thief@x.id", "2@x>\nBcc: thief@x.id", "3@x"));

        assertThat(raw.lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X:"));
        assertThat(read(raw).mail().references()).containsExactly("3@x");
    }

    @Test
    void an_address_that_is_more_than_one_or_none_is_refused() {
        for (var address :
                new String[] {"", "sari", "a@x.id, b@x.id", "a@x.id\r\nBcc: b@x.id", "A <a@x.id>", "a b@x.id", "@x.id"
                }) {
            assertThatThrownBy(() -> written(Replies.to(address, "a")))
                    .as(address)
                    .isInstanceOf(AddressException.class);
        }
    }

    @Test
    void a_domain_in_other_letters_is_written_in_ascii() throws Exception {
        assertThat(written(Replies.to("sari@bücher.example", "a")).mail().to())
                .singleElement()
                .satisfies(to -> assertThat(to.address()).isEqualTo("sari@xn--bcher-kva.example"));
    }

    @Test
    void a_marked_reply_says_where_answers_and_bounces_go_and_which_ticket_it_is_about() throws Exception {
        var marks = new ReplyMarks("support@muara.id", Marks.all());
        var reply = Reply.of(
                Session.getInstance(new Properties()),
                Replies.author(marks, NO_FILES),
                Replies.to("sari@example.org", "Re: a"));
        var out = new ByteArrayOutputStream();
        reply.writeTo(out);
        var mail = read(out.toString(UTF_8));

        assertThat(mail.mail().from()).extracting(Mail.Address::address).containsExactly("support@muara.id");
        assertThat(mail.mail().replyTo())
                .extracting(Mail.Address::address)
                .containsExactly(marks.replyTo(Replies.ID).orElseThrow());
        assertThat(mail.subject().orElseThrow()).matches("Re: a \\[#7-[0-9a-v]{3}]");
        assertThat(reply.getEnvelopeFrom())
                .isEqualTo(marks.bouncesTo(Replies.ID).orElseThrow());
        assertThat(mail.mail().messageId()).isEqualTo(Replies.ID + "@muara.id");
    }

    @Test
    void a_reply_without_marks_says_nothing_of_where_answers_go() throws Exception {
        assertThat(raw(Replies.to("sari@example.org", "Re: a"))).doesNotContain("Reply-To", "[#");
    }

    private static ReadMail written(OutboundMessage message) throws Exception {
        return read(raw(message));
    }

    private static ReadMail read(String raw) {
        return ((Reading.Read) MailReading.read(raw.getBytes(UTF_8), "missing")).mail();
    }

    private static String raw(OutboundMessage message) throws Exception {
        return new String(Replies.raw(message, NO_FILES), UTF_8);
    }
}

package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.DirectoryAttachments;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.ReadMail;
import io.muara.email.reading.Reading;
import io.muara.ingest.Delivery;
import io.muara.testkit.FakeMailServer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we say by mail, sent over real SMTP and read again by our own reader. */
class RoundTripIT {

    private static final String CUSTOMER = "sari@example.org";

    private final FakeMailServer server = FakeMailServer.startTemporary(Map.of(CUSTOMER, "password"));

    @TempDir
    Path folder;

    private AttachmentStore store = new DirectoryAttachments(Path.of("/nowhere"));

    @BeforeEach
    void open() {
        store = new DirectoryAttachments(folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void text_arrives_as_it_was_typed_and_as_html() throws Exception {
        var text = """
                Bu Sari yang terhormat 👩‍👩‍👧, “ini” ganti ruginya:
                .satu titik di awal baris
                ..dua titik
                .
                From the beginning = 100%% &amp; <b>bukan tebal</b>
                \tTab dan spasi di belakang \s
                https://toko.example/lacak?resi=JNE&no=1

                %s
                -akhir-""".formatted("panjang ".repeat(3_000) + "x".repeat(5_000));

        var mail = delivered(Replies.saying(text));

        assertThat(mail.text()).isEqualTo(text + "\n\nTiket 7");
        var html = Jsoup.parse(mail.mail().html().orElseThrow());
        assertThat(html.select("b")).isEmpty();
        assertThat(html.select("a").eachAttr("href")).containsExactly("https://toko.example/lacak?resi=JNE&no=1");
        assertThat(html.body().wholeText().replace('\u00A0', ' ').replace("\n\n", "\n"))
                .contains(
                        ".satu titik di awal baris\n..dua titik\n.\nFrom the beginning = 100% &amp; <b>bukan tebal</b>")
                .contains("x".repeat(5_000));
        assertThat(mail.files()).isEmpty();
    }

    @Test
    void files_arrive_byte_by_byte_under_their_names() throws Exception {
        var names = List.of(
                "Faktur Bu Sari – Rp 1.250.000 ☺.pdf",
                "surat \"penting\"; a=b.txt",
                "رسالة.docx",
                "laporan-tahunan-".repeat(11) + ".xlsx",
                "pesan.eml");
        var types = List.of("application/pdf", "text/plain", "application/msword", "x/y", "message/rfc822");
        var bytes = names.stream().map(name -> random(name.length() * 997)).toList();
        var files = new Attachment[names.size()];
        for (var i = 0; i < files.length; i++) {
            files[i] = Enclosed.kept(store, names.get(i), types.get(i), bytes.get(i));
        }

        var mail = delivered(Replies.saying("Terlampir.", files));

        assertThat(mail.text()).startsWith("Terlampir.");
        assertThat(mail.files())
                .extracting(ReadMail.File::name)
                .containsExactly(
                        "Faktur Bu Sari – Rp 1.250.000 ☺.pdf",
                        "surat _penting_; a=b.txt",
                        "رسالة.docx",
                        "laporan-tahunan-".repeat(11) + ".xlsx",
                        "pesan.eml");
        assertThat(mail.files()).extracting(ReadMail.File::bytes).containsExactlyElementsOf(bytes);
        assertThat(mail.files().getFirst().mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void pictures_that_are_to_be_seen_are_shown_by_the_html() throws Exception {
        var first = random(900);
        var second = random(901);

        var mail = delivered(Replies.saying(
                "Begini:",
                Enclosed.shown(store, "satu \"1\".png", "image/png", first),
                Enclosed.kept(store, "nota.pdf", "application/pdf", random(10)),
                Enclosed.shown(store, "dua.jpg", "image/jpeg", second)));

        var shown = Jsoup.parse(mail.mail().html().orElseThrow()).select("img").eachAttr("src");
        assertThat(shown).hasSize(2).allMatch(source -> source.startsWith("cid:"));
        assertThat(mail.files().stream()
                        .filter(file -> file.contentId().isPresent())
                        .toList())
                .extracting(file -> "cid:" + file.contentId().orElseThrow(), ReadMail.File::bytes)
                .containsExactly(tuple(shown.getFirst(), first), tuple(shown.getLast(), second));
        assertThat(mail.files()).extracting(ReadMail.File::name).contains("nota.pdf", "dua.jpg");
    }

    @Test
    void a_letterhead_of_ones_own_brings_its_pictures_and_every_account_its_signature() throws Exception {
        var own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(own.resolve("en.html"), "<img src='cid:logo.png'><p>{body}</p><i>{signature}</i>");
        Files.write(own.resolve("logo.png"), new byte[] {1, 2, 3});

        var mail = delivered(
                Replies.in("en-GB", "On its way."),
                Letterhead.load(Optional.of(own), "id"),
                "Toko Ada\nhttps://ada.id");

        var html = Jsoup.parse(mail.mail().html().orElseThrow());
        assertThat(html.select("i").text()).isEqualTo("Toko Ada https://ada.id");
        assertThat(mail.text()).contains("On its way.", "-- \nToko Ada\nhttps://ada.id", "Ticket 7");
        assertThat(mail.files()).singleElement().satisfies(logo -> {
            assertThat("cid:" + logo.contentId().orElseThrow())
                    .isEqualTo(html.select("img").attr("src"));
            assertThat(logo.bytes()).containsExactly(1, 2, 3);
        });
    }

    private ReadMail delivered(OutboundMessage message) throws Exception {
        return delivered(message, Letterhead.load(Optional.empty(), "id"), "");
    }

    private ReadMail delivered(OutboundMessage message, Letterhead letterhead, String signature) throws Exception {
        var author = new Author(
                "support@muara.id", Replies.UNMARKED, new Body(letterhead, store, signature), Replies.INSTALLATION);
        assertThat(new SmtpServer(new Smtp(server.smtpPort()), Optional.empty())
                        .send(session -> Reply.of(session, author, message)))
                .isInstanceOf(Delivery.Accepted.class);
        var raw = new ByteArrayOutputStream();
        server.received(CUSTOMER).getFirst().writeTo(raw);
        assertThat(raw.toString(UTF_8).lines()).allMatch(line -> line.length() <= 998);
        return ((Reading.Read) MailReading.read(raw.toByteArray(), "missing")).mail();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

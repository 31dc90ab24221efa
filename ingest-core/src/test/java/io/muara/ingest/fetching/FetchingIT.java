package io.muara.ingest.fetching;

import static io.muara.contracts.AttachmentReport.Outcome.FAILED;
import static io.muara.contracts.AttachmentReport.Outcome.STORED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.attachments.AttachmentStore;
import io.muara.attachments.DirectoryAttachments;
import io.muara.contracts.Attachment;
import io.muara.contracts.AttachmentReport;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Topics;
import io.muara.ingest.MediaSource.Located;
import io.muara.ingest.fetching.FileServer.Request;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.TopicReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchingIT {

    private static final byte[] FILE = "a photo".getBytes(UTF_8);
    private static final String NAME = "files";
    private static final String OTHER = "others";
    private static EmbeddedKafka kafka;
    private static int tests;

    @TempDir
    Path folder;

    private final FileServer server = FileServer.start(this::answer);
    private final CountDownLatch slowMayEnd = new CountDownLatch(1);
    private final FilingChannel channel = new FilingChannel(NAME, server);
    private final FilingChannel other = new FilingChannel(OTHER, server);
    /** Another one in every test, so that none sees what another left on Kafka. */
    private final String ada = "ada-" + ++tests;

    private volatile boolean isDown;
    private Office office;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.startTemporary();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void start() throws Exception {
        office = office(Quick.usual());
    }

    @AfterEach
    void stop() {
        slowMayEnd.countDown();
        office.close();
        server.close();
    }

    @Test
    void a_file_is_kept_and_its_message_told_where() throws Exception {
        var message = office.say(NAME, ada, "photo-1", "page");

        eventually(() -> assertThat(mine()).hasSize(2));
        var report = told("photo-1");
        assertThat(report.outcome()).isEqualTo(STORED);
        assertThat(report.message()).isEqualTo(message);
        assertThat(report.conversation().contact()).isEqualTo(ada);
        assertThat(report.reason()).isEmpty();
        var key = "sha256-" + sha256(FILE);
        assertThat(report.attachment())
                .isEqualTo(new Attachment(
                        "photo-1.jpg",
                        "image/png",
                        Optional.of((long) FILE.length),
                        Optional.of(sha256(FILE)),
                        Optional.of(key),
                        Optional.of("photo-1"),
                        Optional.empty()));
        try (var bytes = store().open(key)) {
            assertThat(bytes.readAllBytes()).isEqualTo(FILE);
        }
        assertThat(server.requests().getFirst().headers()).containsEntry("authorization", "Bearer secret");
        assertThat(office.meters.counter("muara.files.stored", "channel", NAME).count())
                .isEqualTo(2);
    }

    @Test
    void what_we_wrote_elsewhere_counts_too_and_what_is_stored_or_not_ours_does_not() {
        var stored = new Attachment(
                "x",
                "image/png",
                Optional.empty(),
                Optional.empty(),
                Optional.of("sha256-0"),
                Optional.of("old"),
                Optional.empty());
        office.say(NAME, ada, Direction.INBOUND, List.of(stored));
        office.say("another", ada, "not-ours");
        office.say(NAME, ada, Direction.ECHO, List.of(Office.attachment("echo")));

        eventually(() -> assertThat(told("echo").outcome()).isEqualTo(STORED));
        assertThat(mine()).hasSize(1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_expired_address_is_asked_for_again() {
        channel.says("photo", times -> channel.at(times < 3 ? "/404/expired" : "/photo"));

        office.say(NAME, ada, "photo");

        eventually(() -> assertThat(told("photo").outcome()).isEqualTo(STORED));
        assertThat(channel.asked("photo")).isEqualTo(3);
        assertThat(server.requests("/404/expired")).isEqualTo(2);
    }

    @Test
    void what_is_not_ready_is_waited_for() {
        channel.says("video", times -> switch (times) {
            case 1 -> new Located.NotYet(Duration.ofMillis(50));
            case 2 -> channel.at("/202/video");
            default -> channel.at("/video");
        });

        office.say(NAME, ada, "video");

        eventually(() -> assertThat(told("video").outcome()).isEqualTo(STORED));
        assertThat(channel.asked("video")).isEqualTo(3);
    }

    @Test
    void other_bytes_than_were_announced_are_fetched_again_and_given_up_after_the_third_time() throws Exception {
        var right = Optional.of(sha256(FILE));
        var wrong = Optional.of(sha256(new byte[] {1}));
        channel.says(
                "healed", times -> FilingChannel.at(server.url("/f"), times == 1 ? wrong : right, Optional.empty()));
        channel.says("longer", times -> FilingChannel.at(server.url("/f"), right, Optional.of(FILE.length + 1L)));

        office.say(
                NAME,
                ada,
                Direction.INBOUND,
                List.of(
                        Office.attachment("healed"),
                        Office.attachment("longer"),
                        Office.attachment("spoilt", Optional.empty(), wrong)));

        eventually(() -> assertThat(mine()).hasSize(3));
        assertThat(told("healed").outcome()).isEqualTo(STORED);
        for (var spoilt : List.of("longer", "spoilt")) {
            assertThat(told(spoilt).outcome()).isEqualTo(FAILED);
            assertThat(told(spoilt).reason()).contains("What came is not the file that was announced.");
            assertThat(told(spoilt).attachment().stored()).isEmpty();
            assertThat(channel.asked(spoilt)).isEqualTo(3);
        }
        assertThat(failed("spoilt")).isEqualTo(2);
        assertThat(keptFiles()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_too_large_is_not_fetched_whatever_it_says_of_itself() throws Exception {
        office.say(
                NAME,
                ada,
                Direction.INBOUND,
                List.of(
                        Office.attachment("endless", Optional.of(7L), Optional.empty()),
                        Office.attachment("endless-too"),
                        Office.attachment("long"),
                        Office.attachment("announced", Optional.of(Quick.MOST_BYTES + 1L), Optional.empty())));

        eventually(() -> assertThat(mine()).hasSize(4));
        assertThat(mine()).allSatisfy(report -> {
            assertThat(report.outcome()).isEqualTo(FAILED);
            assertThat(report.reason().orElseThrow()).startsWith("The file is larger than ");
        });
        assertThat(server.requests("/announced")).isZero();
        assertThat(failed("too-large")).isEqualTo(4);
        assertThat(keptFiles()).isZero();
    }

    @Test
    void a_file_that_stops_coming_is_fetched_again_and_holds_up_nobody() {
        channel.says("half", times -> channel.at(times == 1 ? "/half" : "/whole"));
        office.say(NAME, ada, "half");
        eventually(() -> assertThat(server.requests("/half")).isEqualTo(1));

        office.say(NAME, ada, "other");

        eventually(() -> assertThat(mine()).hasSize(2));
        assertThat(mine()).extracting(report -> report.attachment().name()).containsExactly("other.jpg", "half.jpg");
        assertThat(mine()).extracting(AttachmentReport::outcome).containsOnly(STORED);
    }

    @Test
    void nothing_is_fetched_from_machines_of_ours() throws Exception {
        office.close();
        office = office(Quick.giving(Duration.ZERO));
        channel.says(
                "named",
                times -> untrusted(
                        URI.create("https://localhost:" + server.url("/").getPort() + "/in")));
        channel.says("literal", times -> untrusted(URI.create("https://127.0.0.1/in")));
        channel.says("plain", times -> untrusted(server.url("/in")));
        channel.says("redirected", times -> channel.at("/redirect-inside"));

        office.say(NAME, ada, "named", "literal", "plain", "redirected");

        eventually(() -> assertThat(mine()).hasSize(4));
        assertThat(mine()).allSatisfy(report -> {
            assertThat(report.outcome()).isEqualTo(FAILED);
            assertThat(report.reason().orElseThrow())
                    .startsWith("The file is said to lie where Muara does not fetch from")
                    .doesNotContain("127.0.0.1", "localhost");
        });
        assertThat(server.requests()).extracting(Request::path).containsExactly("/redirect-inside");
        assertThat(failed("forbidden")).isEqualTo(4);
    }

    @Test
    void a_file_that_is_never_given_is_given_up_in_the_end_with_the_reason() throws Exception {
        office.close();
        office = office(Quick.giving(Duration.ofSeconds(3)));
        channel.says("gone", times -> new Located.Gone("It was deleted."));

        office.say(NAME, ada, "404/never", "410/deleted", "400/odd", "page-instead", "gone");

        eventually(() -> assertThat(mine()).hasSize(5));
        assertThat(mine()).extracting(AttachmentReport::outcome).containsOnly(FAILED);
        assertThat(told("404/never").reason().orElseThrow())
                .startsWith("The provider does not give the file (404). It was tried for ");
        assertThat(told("410/deleted").reason()).contains("The provider does not keep the file any more.");
        assertThat(told("400/odd").reason()).contains("The provider does not give the file (400).");
        assertThat(told("page-instead").reason().orElseThrow()).startsWith("The provider answered with a web page");
        assertThat(told("gone").reason()).contains("It was deleted.");
        assertThat(channel.asked("404/never")).isGreaterThan(1);
        assertThat(channel.asked("410/deleted")).isEqualTo(1);
    }

    @Test
    void while_one_provider_is_away_the_files_of_the_others_come_and_then_all_of_its_own() {
        isDown = true;
        var many = IntStream.range(0, 300).mapToObj(i -> "down/" + i).toList();
        many.forEach(reference -> office.say(NAME, ada + reference, reference));

        office.say(OTHER, ada, "up");

        eventually(() -> assertThat(of(OTHER)).hasSize(1));
        assertThat(mine()).isEmpty();

        isDown = false;
        eventually(() -> assertThat(mine()).hasSize(many.size()));
        assertThat(mine()).extracting(AttachmentReport::outcome).containsOnly(STORED);
        assertThat(mine()).extracting(AttachmentReport::id).doesNotHaveDuplicates();
    }

    @Test
    void while_the_store_takes_nothing_nothing_is_given_up() throws Exception {
        office.close();
        office = office(Quick.giving(Duration.ZERO));
        var inTheWay = Files.createFile(folder.resolve("store"));

        office.say(NAME, ada, "photo");
        eventually(() -> assertThat(channel.asked("photo")).isGreaterThan(3));
        Files.delete(inTheWay);

        eventually(() -> assertThat(told("photo").outcome()).isEqualTo(STORED));
    }

    @Test
    void what_was_under_way_at_a_stop_is_done_at_the_next_start_and_what_was_done_is_not_done_again() throws Exception {
        office.close();
        office = office(new Quick(Duration.ofHours(24), Duration.ofMinutes(1)));
        channel.says("slow", times -> channel.at(times == 1 ? "/slow" : "/slow-again"));
        office.say(NAME, ada, "slow");
        eventually(() -> assertThat(server.requests("/slow")).isEqualTo(1));
        office.say(NAME, ada, "done-1", "done-2");
        office.say(NAME, ada, "done-3");
        eventually(() -> assertThat(mine()).hasSize(3));

        office.close();
        office = office(Quick.usual());
        office.say(NAME, ada, "new");

        eventually(() -> assertThat(mine()).hasSize(5));
        assertThat(mine()).extracting(AttachmentReport::outcome).containsOnly(STORED);
        assertThat(channel.asked("slow")).isEqualTo(2);
        assertThat(List.of(channel.asked("done-1"), channel.asked("done-2"), channel.asked("done-3")))
                .containsOnly(1);
    }

    @Test
    void what_waits_at_a_stop_waits_on() throws Exception {
        channel.says("late", times -> times < 4 ? new Located.Unavailable("It is away.") : channel.at("/late"));
        office.say(NAME, ada, "late");
        eventually(() -> assertThat(channel.asked("late")).isEqualTo(1));

        office.close();
        office = office(Quick.usual());

        eventually(() -> assertThat(told("late").outcome()).isEqualTo(STORED));
        assertThat(channel.asked("late")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void two_instances_share_the_files_and_one_does_the_rest_when_the_other_stops() throws Exception {
        try (var second = office(Quick.usual())) {
            var many = IntStream.range(0, 120).mapToObj(i -> "file-" + i).toList();
            many.forEach(reference -> office.say(NAME, ada + reference, reference));
            eventually(() -> assertThat(mine()).hasSizeGreaterThan(20));

            second.stop();

            eventually(
                    () -> assertThat(mine().stream().map(AttachmentReport::id).distinct())
                            .hasSize(many.size()));
        }
        assertThat(mine()).extracting(AttachmentReport::outcome).containsOnly(STORED);
    }

    @Test
    void a_wanted_file_that_nobody_can_read_is_parked() {
        var topic = Topics.fetches(new ChannelId(NAME));
        office.put(topic, "not json".getBytes(UTF_8));

        try (var parked = new TopicReader(kafka.bootstrapServers(), Topics.deadLetter(topic))) {
            eventually(() -> assertThat(parked.records()).singleElement().satisfies(record -> assertThat(record.value())
                    .isEqualTo("not json".getBytes(UTF_8))));
        }
    }

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
        var path = request.path();
        if (path.matches("/[0-9]{3}/.*")) {
            FileServer.status(out, Integer.parseInt(path.substring(1, 4)));
        } else if (path.startsWith("/down/") && isDown) {
            FileServer.answer(out, 503, Map.of("Content-Length", "0"), new byte[0]);
        } else {
            switch (path) {
                case "/page" -> FileServer.file(out, "application/octet-stream", "page".getBytes(UTF_8));
                case "/page-instead" -> FileServer.file(out, "text/html; charset=utf-8", "log in".getBytes(UTF_8));
                case "/redirect-inside" ->
                    FileServer.redirect(
                            out,
                            URI.create("https://127.0.0.1:%d/in"
                                    .formatted(server.url("/").getPort())));
                case "/half", "/slow" -> half(out);
                case "/long" -> FileServer.file(out, "image/png", new byte[Quick.MOST_BYTES + 1]);
                case "/endless", "/endless-too" -> endless(out);
                default -> FileServer.file(out, "image/png", FILE);
            }
        }
    }

    private static void endless(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
        while (true) {
            out.write("1000\r\n%s\r\n".formatted("x".repeat(0x1000)).getBytes(UTF_8));
        }
    }

    private void half(OutputStream out) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf".getBytes(UTF_8));
        out.flush();
        slowMayEnd.await();
    }

    private static Located.At untrusted(URI address) {
        return new Located.At(address, Map.of(), Optional.empty(), Optional.empty(), false);
    }

    private Office office(FetchingConfig config) throws Exception {
        return new Office(kafka.bootstrapServers(), store(), config, channel, other);
    }

    private AttachmentStore store() {
        return new DirectoryAttachments(folder.resolve("store"));
    }

    private List<AttachmentReport> mine() {
        return of(NAME);
    }

    private List<AttachmentReport> of(String channel) {
        return office.told().stream()
                .filter(report -> report.conversation().channel().value().equals(channel))
                .filter(report -> report.conversation().contact().startsWith(ada))
                .toList();
    }

    private AttachmentReport told(String reference) {
        return mine().stream()
                .filter(report -> report.attachment().remote().equals(Optional.of(reference)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing told of " + reference));
    }

    private double failed(String reason) {
        return office.meters
                .counter("muara.files.failed", "channel", NAME, "reason", reason)
                .count();
    }

    private long keptFiles() throws IOException {
        if (!Files.exists(folder.resolve("store"))) {
            return 0;
        }
        try (var files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}

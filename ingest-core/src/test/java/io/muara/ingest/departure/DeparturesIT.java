package io.muara.ingest.departure;

import static io.muara.contracts.DeliveryReport.Status.FAILED;
import static io.muara.contracts.DeliveryReport.Status.SENDING;
import static io.muara.contracts.DeliveryReport.Status.SENT;
import static io.muara.contracts.DeliveryReport.Status.UNCERTAIN;
import static io.muara.contracts.DeliveryReport.Status.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Topics;
import io.muara.ingest.Delivery;
import io.muara.ingest.Pace;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeGraph;
import io.muara.testkit.TopicReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeparturesIT {

    private static EmbeddedKafka kafka;
    private static int tests;

    private final ScriptedChannel channel = new ScriptedChannel(new ChannelId("scripted-" + ++tests));
    private Platform platform;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.startTemporary();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        platform = new Platform(kafka.bootstrapServers(), channel);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void a_reply_is_announced_before_it_is_handed_over_and_reported_after() {
        var reply = platform.say("ada", "hello");

        eventually(() -> assertThat(platform.told(reply)).containsExactly(SENDING, SENT));
        assertThat(channel.handed).containsExactly("hello");
        assertThat(counted("sent")).isEqualTo(1);
    }

    @Test
    void what_the_provider_refuses_or_leaves_open_is_not_tried_again() {
        channel.then(message -> new Delivery.Refused("outside the window"));
        channel.then(message -> new Delivery.Uncertain("cut"));
        channel.then(message -> {
            throw new IllegalStateException("a defect in a channel");
        });

        var refused = platform.say("ada", "1");
        var uncertain = platform.say("ada", "2");
        var broken = platform.say("ada", "3");

        eventually(() -> assertThat(platform.told(broken)).containsExactly(SENDING, UNCERTAIN));
        assertThat(platform.told(refused)).containsExactly(SENDING, FAILED);
        assertThat(platform.told(uncertain)).containsExactly(SENDING, UNCERTAIN);
        assertThat(channel.handed).containsExactly("1", "2", "3");
    }

    @Test
    void what_was_certainly_not_sent_waits_and_goes_before_what_was_said_after_it() {
        channel.then(message -> new Delivery.Unavailable("connection refused"));
        channel.then(message -> new Delivery.Throttled(Duration.ofMillis(300), "too fast"));

        var first = platform.say("ada", "first");
        var second = platform.say("ada", "second");

        eventually(() -> assertThat(platform.told(second)).containsExactly(SENDING, SENT));
        assertThat(platform.told(first)).containsExactly(SENDING, WAITING, SENDING, WAITING, SENDING, SENT);
        assertThat(channel.handed).containsExactly("first", "first", "first", "second");
    }

    @Test
    void what_was_cut_off_is_asked_for_until_the_provider_can_tell() {
        channel.then(message -> new Delivery.Uncertain("cut"));
        channel.then(message -> new Delivery.Uncertain("cut"));
        channel.known.add(new Delivery.Unavailable("away"));
        channel.known.add(new Delivery.Refused("it never came"));
        channel.known.add(new Delivery.Accepted("listed"));

        var one = platform.say("ada", "1");
        var other = platform.say("ada", "2");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(platform.told(one)).containsExactly(SENDING, UNCERTAIN, SENT);
            assertThat(platform.told(other)).containsExactly(SENDING, UNCERTAIN, FAILED);
        });
        assertThat(channel.handed).containsExactly("1", "2");
    }

    @Test
    void a_sign_that_somebody_types_is_shown_and_nothing_is_told_of_it() {
        platform.showTyping("ada");
        var reply = platform.say("ada", "hello");

        eventually(() -> assertThat(platform.told(reply)).containsExactly(SENDING, SENT));
        assertThat(channel.handed).containsExactly("", "hello");
        assertThat(platform.reports()).hasSize(2);
        assertThat(counted("shown")).isEqualTo(1);
    }

    @Test
    void replies_to_one_contact_keep_the_distance_that_the_provider_wants() {
        channel.pace = new Pace(1000, Duration.ofMillis(400));
        platform.close();
        platform = new Platform(kafka.bootstrapServers(), channel);
        var at = new CopyOnWriteArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            channel.then(message -> {
                at.add(System.nanoTime());
                return new Delivery.Accepted(message.text());
            });
            platform.say("ada", Integer.toString(i));
        }

        eventually(() -> assertThat(at).hasSize(3));
        assertThat(channel.handed).containsExactly("0", "1", "2");
        assertThat(at.get(1) - at.get(0))
                .isGreaterThanOrEqualTo(Duration.ofMillis(399).toNanos());
        assertThat(at.get(2) - at.get(1))
                .isGreaterThanOrEqualTo(Duration.ofMillis(399).toNanos());
    }

    @Test
    void a_reply_that_waits_is_sent_by_the_next_instance_when_this_one_stops() {
        channel.then(message -> new Delivery.Throttled(Duration.ofHours(1), "come back later"));
        var reply = platform.say("ada", "hello");
        eventually(() -> assertThat(platform.told(reply)).containsExactly(SENDING, WAITING));

        platform.stop();
        try (var next = new Platform(kafka.bootstrapServers(), channel)) {
            eventually(() -> assertThat(next.told(reply)).containsExactly(SENDING, WAITING, SENDING, SENT));
        }

        assertThat(channel.handed).containsExactly("hello", "hello");
    }

    @Test
    void nobody_can_read_it_so_it_is_parked_and_the_next_one_goes() {
        platform.put("ada", "not json".getBytes(UTF_8));
        var reply = platform.say("ada", "hello");

        eventually(() -> assertThat(platform.told(reply)).containsExactly(SENDING, SENT));
        var deadLetters = Topics.deadLetter(Topics.outbound(channel.id()));
        try (var reader = new TopicReader(kafka.bootstrapServers(), deadLetters)) {
            eventually(() -> assertThat(reader.records()).hasSize(1));
            var parked = reader.records().getFirst();
            assertThat(parked.value()).isEqualTo("not json".getBytes(UTF_8));
            assertThat(parked.headers())
                    .extracting(header -> header.key())
                    .contains("muara-reason", "muara-topic", "muara-partition", "muara-offset");
        }
    }

    @Test
    void a_stop_lets_the_reply_under_way_be_reported() throws Exception {
        var handedOver = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        channel.then(message -> {
            handedOver.countDown();
            return new Delivery.Accepted(String.valueOf(reached(stopping)));
        });
        var reply = platform.say("ada", "hello");
        assertThat(handedOver.await(30, TimeUnit.SECONDS)).isTrue();

        var stop = Thread.startVirtualThread(platform::stop);
        stopping.countDown();
        stop.join();

        eventually(() -> assertThat(platform.told(reply)).containsExactly(SENDING, SENT));
    }

    @Test
    void a_reply_whose_sender_died_after_sending_it_is_not_sent_again() throws Exception {
        platform.stop();
        try (var provider = FakeGraph.start(0)) {
            var doomed = platform.say("ada", "once");
            var next = platform.say("ada", "twice");

            assertThat(died(provider)).isEqualTo(9);

            var survivor = new ScriptedChannel(channel.id());
            survivor.then(message -> CrashesAfterSending.send(URI.create(provider.url()), message));
            try (var second = new Platform(kafka.bootstrapServers(), survivor)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(second.told(next)).containsExactly(SENDING, SENT));
                assertThat(second.told(doomed)).containsExactly(SENDING);

                survivor.known.add(new Delivery.Accepted("what-the-provider-lists"));
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(second.told(doomed)).containsExactly(SENDING, SENT));
                assertThat(survivor.asked).contains("once").doesNotContain("twice");
            }
            assertThat(provider.sent()).extracting(FakeGraph.Sent::text).containsExactly("twice", "once");
        }
    }

    private int died(FakeGraph provider) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                CrashesAfterSending.class.getName(),
                kafka.bootstrapServers(),
                provider.url(),
                channel.id().value());
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private double counted(String outcome) {
        return platform.meters
                .counter("muara.replies", "channel", channel.id().value(), "outcome", outcome)
                .count();
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}

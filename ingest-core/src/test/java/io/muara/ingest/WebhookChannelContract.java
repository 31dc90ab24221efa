package io.muara.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every webhook channel must do. A new channel's test implements this and adds only what is its own. */
public interface WebhookChannelContract {

    int MUTATIONS = 3000;

    WebhookChannel channel();

    /** A call with this body that the provider could have made, for an account of ours, always received at the same time. */
    WebhookCall genuine(byte[] body);

    /** The same by somebody who knows how to sign but not our secret. */
    WebhookCall forged(byte[] body);

    /** Bodies with one message each, of every kind there is. */
    List<byte[]> samples();

    /** A body with three messages, the one in the middle not to be read by anybody; empty where a call never holds more than one. */
    default Optional<byte[]> batchWithOneUnreadable() {
        return Optional.empty();
    }

    /** False where the proof is a secret that does not depend on the body. */
    default boolean proofCoversTheBody() {
        return true;
    }

    /** False where the proof stands in the body, so that garbage is never genuine. */
    default boolean garbageCanBeGenuine() {
        return true;
    }

    /** A body with one message of a kind that the provider will invent next year. */
    byte[] unknownKind();

    @Test
    default void believes_the_provider() {
        for (var sample : samples()) {
            assertThat(channel().verify(genuine(sample))).isEqualTo(new Proof.Genuine());
        }
    }

    @Test
    default void does_not_believe_a_call_without_proof() {
        var call = genuine(samples().getFirst());

        assertForged(new WebhookCall(call.method(), call.account(), "", Map.of(), call.body(), call.receivedAt()));
    }

    @Test
    default void does_not_believe_a_wrong_proof() {
        assertForged(forged(samples().getFirst()));
    }

    @Test
    default void does_not_believe_a_garbled_proof() {
        var call = genuine(samples().getFirst());
        for (var garbage : List.of("", "sha256=", "sha256=zz", "\u0000", "=".repeat(5000))) {
            var headers = Map.copyOf(garbled(call.headers(), garbage));
            assertForged(new WebhookCall(
                    call.method(), call.account(), call.query(), headers, call.body(), call.receivedAt()));
        }
    }

    @Test
    default void does_not_believe_a_body_in_which_one_byte_was_changed() {
        assumeTrue(proofCoversTheBody(), "the proof does not depend on the body");
        var call = genuine(samples().getFirst());
        for (int at = 0; at < call.body().length; at += 7) {
            var changed = call.body().clone();
            changed[at] ^= 1;
            assertForged(new WebhookCall(
                    call.method(), call.account(), call.query(), call.headers(), changed, call.receivedAt()));
        }
    }

    @Test
    default void does_not_believe_what_is_meant_for_an_account_that_we_do_not_have() {
        var call = genuine(samples().getFirst());

        // With this word: of an account that is only watched, calls with any other are taken.
        assertThat(channel()
                        .verify(new WebhookCall(
                                call.method(), "nobody", call.query(), call.headers(), call.body(), call.receivedAt())))
                .isEqualTo(new Proof.Forged("unknown-account"));
    }

    @Test
    default void reads_every_sample_as_one_message() {
        for (var sample : samples()) {
            assertThat(channel().read(genuine(sample)))
                    .as(new String(sample, UTF_8))
                    .hasOnlyElementsOfType(Arrived.Message.class)
                    .hasSize(1);
        }
    }

    @Test
    default void gives_a_redelivered_message_the_same_id_and_different_ones_different_ids() {
        for (var sample : samples()) {
            assertThat(channel().read(genuine(sample)))
                    .isEqualTo(channel().read(genuine(sample)))
                    .isNotEmpty();
        }
        assertThat(samples().stream().map(this::only).map(InboundMessage::id)).doesNotHaveDuplicates();
    }

    @Test
    default void reads_the_original_again_as_the_same_message() {
        for (var sample : samples()) {
            var message = only(sample);
            var original = message.provenance().original().text().orElseThrow();

            assertThat(only(original.getBytes(UTF_8))).isEqualTo(message);
        }
    }

    @Test
    default void keeps_the_others_when_nobody_can_read_one_of_them() {
        var batch = batchWithOneUnreadable();
        assumeTrue(batch.isPresent(), "a call never holds more than one");

        assertThat(channel().read(genuine(batch.get())))
                .hasExactlyElementsOfTypes(Arrived.Message.class, Arrived.Unreadable.class, Arrived.Message.class);
    }

    @Test
    default void keeps_a_kind_that_it_does_not_know() {
        var arrived = channel().read(genuine(unknownKind()));

        assertThat(arrived)
                .hasSize(1)
                .first()
                .satisfiesAnyOf(
                        element -> assertThat(element).isInstanceOf(Arrived.Unreadable.class),
                        element -> assertThat(element)
                                .isInstanceOfSatisfying(Arrived.Message.class, message -> assertThat(
                                                message.message().content())
                                        .isInstanceOf(Content.Unsupported.class)));
    }

    @Test
    default void puts_genuine_garbage_aside_with_its_bytes() {
        assumeTrue(garbageCanBeGenuine(), "the proof stands in the body");
        for (var garbage : List.of("", "not json", "[]", "null", "{\"a\":", "7", "[".repeat(5000), "\u0000\u0001")) {
            var body = garbage.getBytes(UTF_8);

            var arrived = channel().read(genuine(body));

            assertThat(arrived).as(garbage).hasSize(1);
            assertThat(arrived.getFirst())
                    .isInstanceOfSatisfying(Arrived.Unreadable.class, unreadable -> assertThat(unreadable.bytes())
                            .isEqualTo(body));
        }
    }

    @Test
    default void what_is_put_aside_can_be_read_again_from_its_bytes_and_its_media_type() {
        Stream.concat(batchWithOneUnreadable().stream(), Stream.of(unknownKind(), "{\"a\":1}".getBytes(UTF_8)))
                .map(this::genuine)
                .flatMap(call -> channel().read(call).stream())
                .flatMap(arrived -> arrived instanceof Arrived.Unreadable aside ? Stream.of(aside) : Stream.of())
                .forEach(aside -> assertThat(channel().read(again(aside)))
                        .as(aside.reason())
                        .singleElement()
                        .isInstanceOfSatisfying(Arrived.Unreadable.class, same -> assertThat(same.id())
                                .isEqualTo(aside.id())));
    }

    @Test
    default void a_message_read_again_from_quarantine_is_the_same_message() {
        for (var sample : samples()) {
            var call = genuine(sample);
            var plain = new WebhookCall(
                    call.method(),
                    call.account(),
                    call.query(),
                    Map.of("content-type", call.header("content-type").orElse("application/octet-stream")),
                    call.body(),
                    call.receivedAt());

            assertThat(channel().read(plain)).isEqualTo(channel().read(call));
        }
    }

    @Test
    default void survives_whatever_chance_makes_of_a_sample() {
        var random = new Random(20261121);
        var samples = samples();
        var channel = channel();
        for (int i = 0; i < MUTATIONS; i++) {
            var call = genuine(mutated(samples.get(i % samples.size()), random));
            for (var arrived : channel.read(call)) {
                assertThat(Records.of(arrived, channel.id(), call.receivedAt())).isNotNull();
            }
        }
    }

    @Test
    default void keeps_text_that_holds_half_a_character() {
        for (var sample : samples()) {
            var call = genuine(
                    new String(sample, UTF_8).replace("caf\u00e9", "caf\\ud83d").getBytes(UTF_8));
            for (var arrived : channel().read(call)) {
                assertThat(Records.of(arrived, channel().id(), call.receivedAt()))
                        .isPresent();
            }
        }
    }

    private WebhookCall again(Arrived.Unreadable aside) {
        return new WebhookCall(
                aside.account(),
                "",
                Map.of("content-type", aside.mediaType()),
                aside.bytes(),
                genuine(aside.bytes()).receivedAt());
    }

    private InboundMessage only(byte[] body) {
        var arrived = channel().read(genuine(body));
        assertThat(arrived).as(new String(body, UTF_8)).hasSize(1);
        return ((Arrived.Message) arrived.getFirst()).message();
    }

    private void assertForged(WebhookCall call) {
        assertThat(channel().verify(call)).isInstanceOf(Proof.Forged.class);
    }

    private static Map<String, String> garbled(Map<String, String> headers, String garbage) {
        return headers.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getKey().equals("content-type") ? entry.getValue() : garbage));
    }

    private static byte[] mutated(byte[] sample, Random random) {
        var bytes = sample.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return bytes;
        }
        var at = random.nextInt(bytes.length);
        var to = at + random.nextInt(Math.min(64, bytes.length - at));
        return switch (random.nextInt(5)) {
            case 0 -> changed(bytes, at, (byte) random.nextInt(256));
            case 1 -> changed(bytes, at, (byte) "{}[]\",:0tn\\".charAt(random.nextInt(11)));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            default -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
        };
    }

    private static byte[] changed(byte[] bytes, int at, byte value) {
        var changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        var joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }
}

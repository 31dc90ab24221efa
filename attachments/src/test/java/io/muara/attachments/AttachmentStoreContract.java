package io.muara.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every attachment store must do. */
interface AttachmentStoreContract {

    int MANY = 8 * 1024 * 1024 + 17;

    AttachmentStore store();

    /** How many things lie in it, finished or not, local ones included. */
    int count() throws IOException;

    @Test
    default void what_was_kept_is_read_back_under_its_key() throws IOException {
        var key = store().keep("invoice".getBytes(UTF_8));

        assertThat(read(key)).isEqualTo("invoice".getBytes(UTF_8));
    }

    @Test
    default void what_is_too_big_for_memory_is_kept_with_its_size_and_hash() throws IOException {
        var bytes = bytes(MANY);

        var kept = store().keep(new ByteArrayInputStream(bytes));

        assertThat(kept.bytes()).isEqualTo(MANY);
        assertThat(kept.sha256())
                .isEqualTo(HexFormat.of().formatHex(Key.digest().digest(bytes)));
        assertThat(kept.key()).isEqualTo("sha256-" + kept.sha256());
        assertThat(read(kept.key())).isEqualTo(bytes);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    default void nothing_at_all_can_be_kept_too() throws IOException {
        var kept = store().keep(InputStream.nullInputStream());

        assertThat(kept.bytes()).isZero();
        assertThat(read(kept.key())).isEmpty();
        assertThat(store().keep(new byte[0])).isEqualTo(kept.key());
    }

    @Test
    default void keeping_the_same_bytes_again_changes_nothing() throws IOException {
        var key = store().keep(new byte[] {1});

        assertThat(store().keep(new byte[] {1})).isEqualTo(key);
        assertThat(store().keep(new ByteArrayInputStream(new byte[] {1})).key()).isEqualTo(key);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    default void the_same_bytes_kept_by_many_at_once_are_kept_once()
            throws IOException, InterruptedException, ExecutionException {
        var bytes = bytes(300_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kept = Stream.generate(() -> threads.submit(() -> store().keep(new ByteArrayInputStream(bytes))))
                    .limit(8)
                    .toList();

            for (var each : kept) {
                assertThat(read(each.get().key())).isEqualTo(bytes);
            }
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    default void of_what_cannot_be_read_to_its_end_nothing_is_kept() throws IOException {
        var broken = new SequenceInputStream(new ByteArrayInputStream(bytes(100_000)), new BreakingStream());

        assertThatThrownBy(() -> store().keep(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("cut");

        assertThat(count()).isZero();
    }

    @Test
    default void nothing_is_found_where_nothing_was_kept() {
        assertThatThrownBy(() -> store().open("sha256-" + "0".repeat(64))).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secret", "sha256-../../../../etc/passwd", "/etc/passwd", "sha256-AB"})
    default void a_key_that_is_not_ours_leads_nowhere(String key) {
        assertThatThrownBy(() -> store().open(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] read(String key) throws IOException {
        try (var bytes = store().open(key)) {
            return bytes.readAllBytes();
        }
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    /** A connection that breaks. */
    final class BreakingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("cut");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("cut");
        }
    }
}

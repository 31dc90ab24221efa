package io.muara.ingest.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3AttachmentsIT implements AttachmentStoreContract {

    @TempDir
    Path folder;

    private static S3Server server;
    private S3Attachments store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        server.objects().clearContainer(S3Server.BUCKET);
        store = server.attachments(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public AttachmentStore store() {
        return store;
    }

    @Override
    public int count() throws IOException {
        try (var local = Files.list(folder)) {
            return server.objects().list(S3Server.BUCKET).size() + (int) local.count();
        }
    }

    @Test
    void what_the_bucket_does_not_take_is_told_and_leaves_nothing_behind() throws IOException {
        try (var stranger = server.attachments(folder, S3Server.BUCKET, "another secret");
                var misled = server.attachments(folder, "no-such-bucket", "muara-test-secret")) {
            for (var unable : new AttachmentStore[] {stranger, misled}) {
                assertThatThrownBy(() -> unable.keep(new byte[] {1})).isInstanceOf(UncheckedIOException.class);
                assertThatThrownBy(() -> unable.keep(new ByteArrayInputStream(new byte[] {1})))
                        .isInstanceOf(UncheckedIOException.class);
            }
        }

        assertThat(count()).isZero();
    }

    @Test
    void what_cannot_be_kept_while_the_server_is_away_is_told() throws Exception {
        var away = S3Server.start();
        try (var unable = away.attachments(folder)) {
            away.close();

            assertThatThrownBy(() -> unable.keep(new byte[] {1}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(S3Server.BUCKET);
        }
    }
}

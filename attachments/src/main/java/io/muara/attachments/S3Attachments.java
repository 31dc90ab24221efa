package io.muara.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Attachments as objects of one bucket, named by the SHA-256 of what they hold. What is streamed lies in a local folder
 * first: so its name and length are known before the first byte goes out, an object is written in one request and never
 * under another name, nothing half-done stays in the bucket, and memory does not grow with the file.
 */
final class S3Attachments implements AttachmentStore, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);
    private static final int TRIES = 2;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final S3Client s3;
    private final String bucket;
    private final Path folder;

    /** @param folder for files on their way */
    S3Attachments(Bucket bucket, Path folder) {
        this.s3 = client(bucket);
        this.bucket = bucket.name();
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String keep(byte[] bytes) {
        var key = Key.of(HexFormat.of().formatHex(Key.digest().digest(bytes)));
        put(key, bytes.length, RequestBody.fromBytes(bytes));
        return key.value();
    }

    @Override
    public Kept keep(InputStream bytes) throws IOException {
        try (var draft = Draft.of(bytes, folder)) {
            var kept = draft.kept();
            put(new Key(kept.key()), kept.bytes(), RequestBody.fromFile(draft.file()));
            return kept;
        }
    }

    @Override
    public InputStream open(String key) {
        var checked = new Key(key);
        try {
            return s3.getObject(get -> get.bucket(bucket).key(checked.value()));
        } catch (SdkException e) {
            throw failed("%s cannot be read from bucket %s".formatted(checked, bucket), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }

    private void put(Key key, long bytes, RequestBody body) {
        try {
            if (!isThere(key, bytes)) {
                s3.putObject(put -> put.bucket(bucket).key(key.value()), body);
            }
        } catch (SdkException e) {
            throw failed("%s cannot be kept in bucket %s".formatted(key, bucket), e);
        }
    }

    /** Not known to somebody who may not list the bucket: S3 tells him 403 of what is not there. */
    private boolean isThere(Key key, long bytes) {
        try {
            return s3.headObject(head -> head.bucket(bucket).key(key.value())).contentLength() == bytes;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || e.statusCode() == FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    private static UncheckedIOException failed(String what, SdkException cause) {
        return new UncheckedIOException(what, new IOException(cause));
    }

    private static S3Client client(Bucket bucket) {
        var builder = S3Client.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .forcePathStyle(bucket.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(client ->
                        client.apiCallTimeout(LONGEST_CALL).retryStrategy(retries -> retries.maxAttempts(TRIES)))
                // Newer ways to send and to check a body, which many that speak S3 have not learnt.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(Bucket bucket) {
        return bucket.login()
                .<AwsCredentialsProvider>map(login -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(login.accessKeyId(), login.secretAccessKey())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }
}

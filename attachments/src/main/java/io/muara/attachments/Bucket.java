package io.muara.attachments;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bucket and how to reach it.
 *
 * @param endpoint Amazon's own when absent
 * @param login the default chain of credentials when absent
 */
record Bucket(String name, String region, Optional<URI> endpoint, Optional<Login> login, boolean pathStyle) {

    private static final String PREFIX = "muara.attachments.s3.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /**
     * Empty when nothing of a bucket is configured.
     *
     * @throws UnusableStore when only a part is
     */
    static Optional<Bucket> of(AttachmentsConfig.S3 config) {
        if (config.bucket().isEmpty()) {
            requireNothing(config);
            return Optional.empty();
        }
        return Optional.of(new Bucket(
                name(config.bucket().get()),
                required(
                        config.region(),
                        "region",
                        "the bucket's region, such as ap-southeast-1; a store that is not Amazon's usually takes us-east-1"),
                config.endpoint().map(Bucket::endpoint),
                login(config),
                config.pathStyle()));
    }

    record Login(String accessKeyId, String secretAccessKey) {}

    private static void requireNothing(AttachmentsConfig.S3 config) {
        var anything = Stream.of(config.region(), config.endpoint(), config.accessKeyId(), config.secretAccessKey())
                .anyMatch(Optional::isPresent);
        if (anything || config.pathStyle()) {
            throw unusable(
                    "bucket",
                    "is missing: set it to the name of the bucket for attachments, or remove every other property that starts with muara.attachments.s3 to keep them in muara.attachments.folder");
        }
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw unusable(
                    "bucket",
                    "must be a bucket's name alone, 3 to 63 lower-case letters, digits, dots and dashes, but was '%s'"
                            .formatted(name));
        }
        return name;
    }

    private static URI endpoint(URI endpoint) {
        var isWeb = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
        if (!isWeb || endpoint.getHost() == null) {
            throw unusable(
                    "endpoint",
                    "must be an address such as https://minio.example.com, but was '%s'".formatted(endpoint));
        }
        return endpoint;
    }

    private static Optional<Login> login(AttachmentsConfig.S3 config) {
        if (config.accessKeyId().isEmpty() && config.secretAccessKey().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Login(
                required(
                        config.accessKeyId(),
                        "access-key-id",
                        "the id that belongs to the secret access key, or remove both"),
                required(
                        config.secretAccessKey(),
                        "secret-access-key",
                        "the secret that belongs to the access key id, or remove both")));
    }

    private static String required(Optional<String> value, String property, String remedy) {
        return value.orElseThrow(() -> unusable(property, "is missing: set it to " + remedy));
    }

    private static UnusableStore unusable(String property, String why) {
        return new UnusableStore("%s%s %s".formatted(PREFIX, property, why));
    }
}

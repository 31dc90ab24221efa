package io.muara.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketTest {

    @Test
    void without_a_bucket_the_folder_is_used() {
        assertThat(Bucket.of(new Given(Map.of()))).isEmpty();
    }

    @Test
    void a_bucket_and_its_region_are_enough() {
        assertThat(Bucket.of(new Given(Map.of("bucket", "shop", "region", "ap-southeast-3"))))
                .contains(new Bucket("shop", "ap-southeast-3", Optional.empty(), Optional.empty(), false));
    }

    @Test
    void everything_can_be_said() {
        var everything = Map.of(
                "bucket", "shop",
                "region", "us-east-1",
                "endpoint", "https://minio.example.com",
                "access-key-id", "id",
                "secret-access-key", "secret",
                "path-style", "true");

        assertThat(Bucket.of(new Given(everything)))
                .contains(new Bucket(
                        "shop",
                        "us-east-1",
                        Optional.of(URI.create("https://minio.example.com")),
                        Optional.of(new Bucket.Login("id", "secret")),
                        true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    region=us-east-1                                             | bucket
                    path-style=true                                              | bucket
                    access-key-id=id                                             | bucket
                    bucket=shop                                                  | region
                    bucket=s3://shop,region=us-east-1                            | bucket
                    bucket=Shop,region=us-east-1                                 | bucket
                    bucket=shop,region=us-east-1,endpoint=minio.example.com      | endpoint
                    bucket=shop,region=us-east-1,endpoint=ftp://minio.example.com| endpoint
                    bucket=shop,region=us-east-1,access-key-id=id                | secret-access-key
                    bucket=shop,region=us-east-1,secret-access-key=secret        | access-key-id
                    """)
    void half_a_configuration_names_what_is_wrong(String given, String property) {
        assertThatThrownBy(() -> Bucket.of(Given.of(given)))
                .isInstanceOf(UnusableStore.class)
                .hasMessageStartingWith("muara.attachments.s3." + property + " ");
    }

    private record Given(Map<String, String> properties) implements AttachmentsConfig.S3 {

        static Given of(String text) {
            return new Given(Arrays.stream(text.split(","))
                    .map(property -> property.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
        }

        @Override
        public Optional<String> bucket() {
            return text("bucket");
        }

        @Override
        public Optional<URI> endpoint() {
            return text("endpoint").map(URI::create);
        }

        @Override
        public Optional<String> region() {
            return text("region");
        }

        @Override
        public Optional<String> accessKeyId() {
            return text("access-key-id");
        }

        @Override
        public Optional<String> secretAccessKey() {
            return text("secret-access-key");
        }

        @Override
        public boolean pathStyle() {
            return Boolean.parseBoolean(properties.get("path-style"));
        }

        private Optional<String> text(String name) {
            return Optional.ofNullable(properties.get(name));
        }
    }
}

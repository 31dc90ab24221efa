package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Wire;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the pages tell people to send is what the schemas say and what is taken. */
class ManualDocsTest {

    @Test
    void every_example_is_what_the_schema_says_and_is_taken() throws Exception {
        var examples =
                DocumentedCalls.all().stream().filter(call -> !call.isRefused()).toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(6);
        for (var example : examples) {
            var json = Wire.json().readTree(example.json());
            assertThat(Schemas.mistakes(Schemas.of(example.kind()), json))
                    .as(example.command())
                    .isEmpty();
            assertThat(new ManualReading("demo", Optional.empty())
                            .read(example.kind(), example.json().getBytes(UTF_8), true, Instant.EPOCH))
                    .isNotNull();
        }
    }

    @Test
    void the_example_of_a_reply_is_what_its_schema_says() throws Exception {
        var reply = DocumentedCalls.jsonBlocks().stream()
                .filter(block -> block.contains("reply.written"))
                .findFirst()
                .orElseThrow();

        assertThat(Schemas.mistakes(Schemas.named("intake-reply"), Wire.json().readTree(reply)))
                .isEmpty();
    }
}

package io.muara.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Wire;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptHeadersTest {

    @Test
    void a_mail_keeps_the_headers_that_rules_may_ask_for_decoded_and_in_their_order() {
        var headers = headers("""
                List-ID: =?utf-8?q?Caf=C3=A9?=
                 <news.x.id>
                X-Priority: 1
                X-Secret: no
                x-priority: 3
                """);

        assertThat(headers)
                .containsOnly(
                        Map.entry("list-id", List.of("Caf\u00e9 <news.x.id>")),
                        Map.entry("x-priority", List.of("1", "3")));
    }

    @Test
    void what_is_kept_does_not_grow_with_the_mail() {
        var longest = "X-Mailer: %s\n".formatted("m".repeat(2_000));

        assertThat(headers(longest)).containsEntry("x-mailer", List.of("m".repeat(1_000)));
        assertThat(headers("X-Priority: 1\n".repeat(100))).containsEntry("x-priority", Collections.nCopies(20, "1"));
        assertThat(Wire.bytes(headers(longest.repeat(19)
                        + longest.replace("Mailer", "Spam-Status").repeat(19))))
                .hasSizeBetween(30 * 1024, 34 * 1024);
    }

    private static Map<String, List<String>> headers(String headers) {
        var raw = (headers + "From: s@x.id\n\nHalo.").getBytes(UTF_8);
        var outcome = new InboundMail("support", Ours.UNKNOWN, _ -> Optional.empty())
                .read(new FetchedMail(raw, Optional.empty(), Instant.EPOCH));
        return ((MailOutcome.Message) outcome).message().mail().orElseThrow().headers();
    }
}

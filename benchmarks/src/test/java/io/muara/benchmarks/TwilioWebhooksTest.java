package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TwilioWebhooksTest {

    private final TwilioWebhooks webhooks = new TwilioWebhooks("demo", "AC1", "token", "https://hooks.example");

    @Test
    void a_webhook_is_a_form_of_about_a_kilobyte_with_a_proof_in_base64() {
        var webhook = webhooks.next();

        assertThat(webhook.body()).hasSizeBetween(700, 1_200);
        assertThat(new String(webhook.body(), UTF_8)).contains("AccountSid=AC1&", "&From=%2B6281000000000&");
        assertThat(webhook.headers().get("X-Twilio-Signature")).hasSize(28).endsWith("=");
    }

    @Test
    void every_message_is_new() {
        var ids = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            ids.add(webhooks.next().id());
        }

        assertThat(ids).hasSize(500);
    }
}

package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import java.util.HashSet;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WhatsappWebhooksTest {

    private final WhatsappWebhooks webhooks = new WhatsappWebhooks("demo", "secret");

    @Test
    void a_webhook_is_signed_over_its_raw_body() throws Exception {
        var webhook = webhooks.next();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(UTF_8), "HmacSHA256"));

        assertThat(webhook.headers().get("X-Hub-Signature-256"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(webhook.body())));
    }

    @Test
    void it_is_json_of_about_a_kilobyte_and_its_id_is_the_one_the_platform_will_give() throws Exception {
        var webhook = webhooks.next();
        var message = JsonMapper.builder().build().readTree(webhook.body()).at("/entry/0/changes/0/value/messages/0");

        assertThat(webhook.body()).hasSizeBetween(800, 1_200);
        assertThat(webhook.id())
                .isEqualTo(MessageId.of(
                        new ChannelId("whatsapp"), "demo", message.get("id").textValue(), "message"));
    }

    @Test
    void every_message_is_new_and_they_come_from_two_hundred_contacts() throws Exception {
        var ids = new HashSet<MessageId>();
        var contacts = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            var webhook = webhooks.next();
            ids.add(webhook.id());
            contacts.add(JsonMapper.builder()
                    .build()
                    .readTree(webhook.body())
                    .at("/entry/0/changes/0/value/messages/0/from")
                    .textValue());
        }

        assertThat(ids).hasSize(1_000);
        assertThat(contacts).hasSize(200);
    }
}

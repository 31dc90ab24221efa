package io.muara.local;

import io.muara.testkit.WhatsappWebhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Posts WhatsApp webhooks as Meta would. */
final class WhatsappSender {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI webhook;
    private final String phoneNumberId;
    private final String secret;

    WhatsappSender(String chat, String account, String phoneNumberId, String secret) {
        this.webhook = URI.create(chat.replaceAll("/+$", "") + "/webhooks/whatsapp/" + account);
        this.phoneNumberId = phoneNumberId;
        this.secret = secret;
    }

    static WhatsappSender to(Addresses addresses) {
        return new WhatsappSender(
                addresses.chatUrl(), LocalAccounts.WHATSAPP, LocalAccounts.PHONE_NUMBER_ID, LocalAccounts.APP_SECRET);
    }

    /** Sends a text message and tells in one line what came of it. */
    String send(String from, String name, String text) {
        if (!from.matches("\\+?[0-9]{6,15}")) {
            throw new Refusal("--from must be a phone number such as +628123456789, but was '%s'.".formatted(from));
        }
        var id = "wamid." + UUID.randomUUID().toString().replace("-", "");
        var call = WhatsappWebhook.text(secret, phoneNumberId, id, from, name, text, Instant.now());
        var started = System.nanoTime();
        try {
            var answer = call.post(client, webhook);
            if (answer.statusCode() != 200) {
                throw new Refusal(
                        "%s answered %d: the message was not accepted.".formatted(webhook, answer.statusCode()));
            }
            return "accepted as %s in %d ms".formatted(id, (System.nanoTime() - started) / 1_000_000);
        } catch (IOException e) {
            throw new Refusal("nothing answers at %s; is ./muara up running?".formatted(webhook), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while sending", e);
        }
    }
}

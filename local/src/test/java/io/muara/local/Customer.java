package io.muara.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.testkit.WhatsappWebhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;

/** Somebody nobody has heard of before, who writes to us on WhatsApp or by mail. */
final class Customer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Platform platform;
    private final String number =
            "+62899%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
    private final String address = "pelanggan.%s@example.org".formatted(UUID.randomUUID());

    Customer(Platform platform) {
        this.platform = platform;
    }

    String number() {
        return number;
    }

    String address() {
        return address;
    }

    WhatsappWebhook says(String text) {
        return WhatsappWebhook.text(
                LocalAccounts.APP_SECRET,
                LocalAccounts.PHONE_NUMBER_ID,
                "wamid." + UUID.randomUUID(),
                number,
                "Pelanggan",
                text,
                Instant.now());
    }

    HttpResponse<String> posts(WhatsappWebhook call) throws IOException, InterruptedException {
        return call.post(HTTP, webhook());
    }

    HttpResponse<String> writes(String text) throws IOException, InterruptedException {
        return posts(says(text));
    }

    void mails(String subject, String text) {
        mails(address, LocalAccounts.MAIL_ADDRESS, subject, text);
    }

    /** From wherever they are to an address of ours. */
    void mails(String from, String to, String subject, String text) {
        new MailSender("smtp://localhost:" + platform.addresses().smtp(), to).send(from, subject, text);
    }

    /** The tickets of this customer's number or address, as the REST API lists them. */
    List<JsonNode> tickets() {
        var byNumber = items(api().get("/tickets?contact=" + number.substring(1)));
        return byNumber.isEmpty() ? items(api().get("/tickets?contact=" + address)) : byNumber;
    }

    List<JsonNode> messages() {
        return items(api().get("/tickets/%s/messages"
                .formatted(tickets().getFirst().get("id").asText())));
    }

    List<JsonNode> events() {
        return items(api().get("/tickets/%s/events"
                .formatted(tickets().getFirst().get("id").asText())));
    }

    Api api() {
        return new Api(platform.addresses().ticketUrl(), platform.apiKey());
    }

    static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    private URI webhook() {
        return URI.create(String.format(
                Locale.ROOT, "%s/webhooks/whatsapp/%s", platform.addresses().chatUrl(), LocalAccounts.WHATSAPP));
    }
}

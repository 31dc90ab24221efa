package io.muara.ingest.departure;

import io.muara.contracts.ChannelId;
import io.muara.contracts.OutboundMessage;
import io.muara.ingest.Delivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;

/** A process that hands one reply to a provider over a socket and dies before it can tell anybody. */
final class CrashesAfterSending {

    private CrashesAfterSending() {}

    /** @param arguments where Kafka and the provider are, and which channel it is */
    public static void main(String[] arguments) throws InterruptedException {
        var channel = new ScriptedChannel(new ChannelId(arguments[2]));
        channel.then(message -> sendAndDie(URI.create(arguments[1]), message));
        try (var platform = new Platform(arguments[0], channel)) {
            new CountDownLatch(1).await();
            platform.stop();
        }
    }

    static Delivery send(URI provider, OutboundMessage message) {
        var body = """
                {"messaging_product":"whatsapp","type":"text","to":"1","text":{"body":"%s"}}""".formatted(message.text());
        var request = HttpRequest.newBuilder(provider.resolve("/1/messages"))
                .header("Authorization", "Bearer token")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return new Delivery.Accepted(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Delivery sendAndDie(URI provider, OutboundMessage message) {
        var delivery = send(provider, message);
        Runtime.getRuntime().halt(9);
        return delivery;
    }
}

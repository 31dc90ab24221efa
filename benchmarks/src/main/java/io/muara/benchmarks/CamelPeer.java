package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.testkit.Ports;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What somebody would build with Apache Camel: a route that verifies the provider's signature, passes the raw bytes on to
 * Kafka and answers after the acknowledgement. It reads nothing. The peer that we must be faster than.
 */
final class CamelPeer {

    static final String TOPIC = "muara.bench-camel.v1";

    private static final String STRING = "org.apache.kafka.common.serialization.StringSerializer";
    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArraySerializer";

    private CamelPeer() {}

    /**
     * Serves until its standard input ends.
     *
     * @param arguments Kafka's address, Meta's app secret, Twilio's token, the server's address as Twilio knows it
     */
    public static void main(String[] arguments) throws Exception {
        var port = Ports.free();
        var server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("localhost");
        server.setBindPort(port);
        try (var camel = new DefaultCamelContext()) {
            camel.addService(new VertxPlatformHttpServer(server));
            camel.addRoutes(
                    new Routes(arguments[0], new Whatsapp(arguments[1]), new Twilio(arguments[2], arguments[3])));
            camel.start();
            ServerProcess.serve(port);
        }
        System.exit(0);
    }

    private static final class Routes extends RouteBuilder {

        private final String kafka;
        private final Processor whatsapp;
        private final Processor twilio;

        Routes(String kafka, Processor whatsapp, Processor twilio) {
            this.kafka =
                    "kafka:%s?brokers=%s&lingerMs=0&requestRequiredAcks=all&recordMetadata=false&keySerializer=%s&valueSerializer=%s"
                            .formatted(TOPIC, kafka, STRING, BYTES);
            this.whatsapp = whatsapp;
            this.twilio = twilio;
        }

        @Override
        public void configure() {
            route("/webhooks/whatsapp/demo", whatsapp);
            // Camel takes forms apart and throws their bytes away, unless it leaves the whole request to the route.
            route("/webhooks/twilio/demo?useBodyHandler=false", twilio);
        }

        private void route(String from, Processor verify) {
            from("platform-http:" + from)
                    .process(verify)
                    .removeHeaders("*")
                    .to(kafka)
                    .process(exchange -> answer(exchange, 200));
        }
    }

    /** Over the raw body. */
    private record Whatsapp(ThreadLocal<Mac> mac) implements Processor {

        Whatsapp(String secret) {
            this(ThreadLocal.withInitial(() -> Signing.by(WhatsappWebhooks.ALGORITHM, secret)));
        }

        @Override
        public void process(Exchange exchange) {
            var body = exchange.getMessage().getBody(byte[].class);
            var signature =
                    WhatsappWebhooks.PREFIX + HexFormat.of().formatHex(mac.get().doFinal(body));
            passOn(exchange, body, signature, WhatsappWebhooks.SIGNATURE);
        }
    }

    /** Over the address and every field, sorted by name. */
    private record Twilio(ThreadLocal<Mac> mac, String url) implements Processor {

        Twilio(String token, String known) {
            this(
                    ThreadLocal.withInitial(() -> Signing.by(TwilioWebhooks.ALGORITHM, token)),
                    known + "/webhooks/twilio/demo");
        }

        @Override
        public void process(Exchange exchange) {
            var body = rest(exchange.getMessage().getBody(HttpServerRequest.class));
            var fields = new TreeMap<String, String>();
            for (var field : new String(body, UTF_8).split("&", -1)) {
                var equals = field.indexOf('=');
                fields.put(
                        URLDecoder.decode(field.substring(0, equals), UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), UTF_8));
            }
            var signed = new StringBuilder(url);
            fields.forEach((name, value) -> signed.append(name).append(value));
            var signature = Base64.getEncoder()
                    .encodeToString(mac.get().doFinal(signed.toString().getBytes(UTF_8)));
            passOn(exchange, body, signature, TwilioWebhooks.SIGNATURE);
        }
    }

    private static byte[] rest(HttpServerRequest request) {
        var body = request.body();
        request.resume();
        return body.toCompletionStage().toCompletableFuture().join().getBytes();
    }

    private static void passOn(Exchange exchange, byte[] body, String signature, String header) {
        var given = String.valueOf(exchange.getMessage().getHeader(header));
        if (MessageDigest.isEqual(signature.getBytes(UTF_8), given.getBytes(UTF_8))) {
            exchange.getMessage().setBody(body);
        } else {
            answer(exchange, 401);
            exchange.setRouteStop(true);
        }
    }

    private static void answer(Exchange exchange, int status) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody(null);
    }
}

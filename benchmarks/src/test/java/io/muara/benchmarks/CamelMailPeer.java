package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What somebody would build with Apache Camel: a route that takes mails from IMAP and passes each on to Kafka, raw, with
 * nothing read. The peer that we must be faster than.
 */
final class CamelMailPeer {

    static final String TOPIC = "muara.bench-camel-mail.v1";

    private static final String FROM =
            "imap://localhost:%s?username=%s&password=%s&delete=false&unseen=false&peek=true&fetchSize=-1&mapMailMessage=false"
                    + "&initialDelay=0&delay=600000&mail.imap.partialfetch=false";
    private static final String TO = "kafka:%s?brokers=%s&lingerMs=0&requestRequiredAcks=all&recordMetadata=false"
            + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer";

    private CamelMailPeer() {}

    /** @param arguments Kafka's address, IMAP port, login, password, how many mails there are */
    public static void main(String[] arguments) throws Exception {
        var requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (var camel = new DefaultCamelContext()) {
            camel.start();
            System.out.println("ready");
            while (requests.readLine() != null) {
                System.out.println("took " + passedOn(camel, arguments));
            }
        }
        System.exit(0);
    }

    private static long passedOn(DefaultCamelContext camel, String[] arguments) throws Exception {
        var left = new CountDownLatch(Integer.parseInt(arguments[4]));
        var start = System.nanoTime();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM.formatted(arguments[1], arguments[2], arguments[3]))
                        .routeId("mail")
                        .process(CamelMailPeer::raw)
                        .to(TO.formatted(TOPIC, arguments[0]))
                        .process(exchange -> left.countDown());
            }
        });
        left.await();
        var took = System.nanoTime() - start;
        camel.getRouteController().stopRoute("mail");
        camel.removeRoute("mail");
        return took;
    }

    private static void raw(Exchange exchange) throws MessagingException, IOException {
        Message mail = ((MailMessage) exchange.getMessage()).getOriginalMessage();
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(bytes.toByteArray());
    }
}

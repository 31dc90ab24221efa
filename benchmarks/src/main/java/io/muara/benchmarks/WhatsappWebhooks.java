package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;

/** WhatsApp's webhooks with one text message, about 1 KB, from two hundred contacts. */
final class WhatsappWebhooks implements Webhooks {

    static final String SIGNATURE = "X-Hub-Signature-256";
    static final String PREFIX = "sha256=";
    static final String ALGORITHM = "HmacSHA256";

    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");
    private static final int CONTACTS = 200;
    private static final String BODY = """
            {"object":"whatsapp_business_account","entry":[{"id":"100000000000002","changes":[{"field":"messages","value":{\
            "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550000001","phone_number_id":"100000000000001"},\
            "contacts":[{"profile":{"name":"Contact %1$d"},"wa_id":"%2$s","user_id":"ID.%2$s"}],\
            "messages":[{"from":"%2$s","from_user_id":"ID.%2$s","id":"%3$s","timestamp":"%4$d","type":"text","text":{"body":"%5$s"}}]}}]}]}""";

    private final String account;
    private final Mac mac;
    private final String run = UUID.randomUUID().toString();
    private long made;

    /** @param account of ours, the last part of the webhook's address */
    WhatsappWebhooks(String account, String secret) {
        this.account = account;
        this.mac = Signing.by(ALGORITHM, secret);
    }

    @Override
    public String path() {
        return "/webhooks/whatsapp/" + account;
    }

    @Override
    public Webhook next() {
        var number = made++;
        var contact = number % CONTACTS;
        var wamid = "wamid.bench-%s-%d".formatted(run, number);
        var body = BODY.formatted(
                        contact,
                        Long.toString(6_281_000_000_000L + contact),
                        wamid,
                        System.currentTimeMillis() / 1000,
                        Complaint.number(number))
                .getBytes(UTF_8);
        var signature = PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
        return new Webhook(
                MessageId.of(WHATSAPP, account, wamid, "message"),
                Map.of("Content-Type", "application/json", SIGNATURE, signature),
                body);
    }
}

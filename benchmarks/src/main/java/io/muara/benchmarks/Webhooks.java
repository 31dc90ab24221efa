package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed WhatsApp webhooks as the provider sends them, about 1 KB, each with a message nobody has seen. One thread. */
final class Webhooks {

    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONTACTS = 200;
    private static final String TEXT =
            "Halo kak, saya mau tanya soal pesanan saya nomor %d yang dikirim minggu lalu, sampai sekarang belum ada kabar dari kurirnya. Tolong dibantu cek ya kak, karena barangnya mau saya pakai untuk acara keluarga hari Sabtu besok dan tamunya lumayan banyak. Kalau memang belum bisa dikirim tolong kabari saja, biar saya cari gantinya di toko lain dulu. Alamatnya masih sama seperti pesanan sebelumnya. Terima kasih banyak.";
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
    Webhooks(String account, String secret) {
        this.account = account;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }

    Webhook next() {
        var number = made++;
        var contact = number % CONTACTS;
        var wamid = "wamid.bench-%s-%d".formatted(run, number);
        var body = BODY.formatted(
                        contact,
                        Long.toString(6_281_000_000_000L + contact),
                        wamid,
                        System.currentTimeMillis() / 1000,
                        TEXT.formatted(number))
                .getBytes(UTF_8);
        var signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        return new Webhook(MessageId.of(WHATSAPP, account, wamid, "message"), body, signature);
    }

    /** @param id of the message as the platform will call it */
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    record Webhook(MessageId id, byte[] body, String signature) {}
}

package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;

/** Twilio's form posts with one SMS, about 1 KB, with the fields that Twilio sends, from two hundred contacts. */
final class TwilioWebhooks implements Webhooks {

    static final String SIGNATURE = "X-Twilio-Signature";
    static final String ALGORITHM = "HmacSHA1";
    static final String FORM = "application/x-www-form-urlencoded";

    private static final ChannelId TWILIO = new ChannelId("twilio");
    private static final int CONTACTS = 200;

    private final String account;
    private final String accountSid;
    private final String signed;
    private final Mac mac;
    private final String run = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private long made;

    /**
     * @param account of ours, the last part of the webhook's address
     * @param known the address of the server as Twilio knows it, which is what it signs
     */
    TwilioWebhooks(String account, String accountSid, String token, String known) {
        this.account = account;
        this.accountSid = accountSid;
        this.signed = known + path();
        this.mac = Signing.by(ALGORITHM, token);
    }

    @Override
    public String path() {
        return "/webhooks/twilio/" + account;
    }

    @Override
    public Webhook next() {
        var number = made++;
        var sid = "SM%s%012d".formatted(run, number);
        var fields = new TreeMap<>(Map.ofEntries(
                Map.entry("ToCountry", "US"),
                Map.entry("ToState", "CA"),
                Map.entry("SmsMessageSid", sid),
                Map.entry("NumMedia", "0"),
                Map.entry("ToCity", "SAN FRANCISCO"),
                Map.entry("FromZip", ""),
                Map.entry("SmsSid", sid),
                Map.entry("FromState", ""),
                Map.entry("SmsStatus", "received"),
                Map.entry("FromCity", ""),
                Map.entry("Body", Complaint.number(number)),
                Map.entry("FromCountry", "ID"),
                Map.entry("To", "+15550000001"),
                Map.entry("ToZip", "94105"),
                Map.entry("NumSegments", "3"),
                Map.entry("MessageSid", sid),
                Map.entry("AccountSid", accountSid),
                Map.entry("From", "+" + (6_281_000_000_000L + number % CONTACTS)),
                Map.entry("ApiVersion", "2010-04-01")));
        return new Webhook(
                MessageId.of(TWILIO, account, sid, "message"),
                Map.of("Content-Type", FORM, SIGNATURE, signature(fields)),
                encoded(fields));
    }

    /** Over the address and every field, sorted by name. */
    private String signature(SortedMap<String, String> fields) {
        var text = new StringBuilder(signed);
        fields.forEach((name, value) -> text.append(name).append(value));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
    }

    private static byte[] encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"))
                .getBytes(UTF_8);
    }
}

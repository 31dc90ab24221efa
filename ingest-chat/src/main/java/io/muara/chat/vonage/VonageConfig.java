package io.muara.chat.vonage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "muara.vonage")
public interface VonageConfig {

    String VONAGE = "https://api.nexmo.com";

    /** The Messages API. */
    @WithDefault(VONAGE)
    URI api();

    @WithDefault("https://rest.nexmo.com")
    URI smsApi();

    /** How long Vonage may take to answer a reply; after that only its own report tells whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** How long the other parts of a long SMS may take to arrive, counted anew from each that does. */
    @WithDefault("1m")
    Duration smsPatience();

    /** How far the time that Vonage signed may lie from ours; see {@link VonageFreshness} before making it shorter. */
    @WithDefault("73h")
    Duration signatureAge();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** The account's API key, eight letters and digits. */
        String apiKey();

        /** The signature secret, and the former one while it is being changed. */
        List<String> signatureSecrets();

        /** How SMS are signed: {@code md5hash}, {@code md5hmac}, {@code sha1hmac}, {@code sha256hmac} or {@code sha512hmac}. */
        @WithDefault("sha256hmac")
        String signatureMethod();

        /** Sends SMS through the SMS API, if there is no application to send through. */
        Optional<String> apiSecret();

        /** The application that everything is sent through, by the Messages API. */
        Optional<String> applicationId();

        /** The application's private key in PEM, or {@code file:} and the path of its file. */
        Optional<String> privateKey();

        /** Who we are on each of Vonage's channels, such as our number on {@code sms}; without a leading plus sign. */
        Map<String, String> from();

        /** Messages a second that Vonage lets this account send. */
        @WithDefault("30")
        double perSecond();
    }
}

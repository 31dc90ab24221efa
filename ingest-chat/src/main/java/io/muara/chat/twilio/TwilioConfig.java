package io.muara.chat.twilio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "muara.twilio")
public interface TwilioConfig {

    String TWILIO = "https://api.twilio.com";

    @WithDefault(TWILIO)
    URI api();

    /** How long Twilio may take to answer a reply; after that we look whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** How long recording and transcript may take to follow the end of a call. */
    @WithDefault("2m")
    Duration callPatience();

    /**
     * How often Twilio's list is looked through for messages whose calls did not get through; never, if not set. Everything
     * listed is written again with the same id, by each instance.
     */
    Optional<Duration> reconcileEvery();

    /** How far back the first look after a start goes. */
    @WithDefault("24h")
    Duration reconcileBack();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** Twilio's id of the account, {@code AC…}. */
        String accountSid();

        /** The primary auth token, and the secondary one while it is being changed. */
        List<String> authTokens();

        /** The webhook's address as it was given to Twilio, if it is not {@code muara.public.url/webhooks/twilio/NAME}. */
        Optional<URI> url();

        /** The number that SMS are sent from, as E.164. */
        Optional<String> from();

        /** The number that WhatsApp messages are sent from, as E.164. */
        Optional<String> whatsappFrom();

        /** Sends in place of {@code from}, {@code MG…}. */
        Optional<String> messagingServiceSid();

        /** The TwiML that a caller hears; by default a voicemail in Indonesian and English. */
        Optional<String> voiceAnswer();

        /** Messages a second that Twilio lets these numbers send. */
        @WithDefault("10")
        double perSecond();
    }
}

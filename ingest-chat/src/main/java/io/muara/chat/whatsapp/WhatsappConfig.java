package io.muara.chat.whatsapp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@ConfigMapping(prefix = "muara.whatsapp")
public interface WhatsappConfig {

    /** Meta's Graph API with its version. */
    @WithDefault("https://graph.facebook.com/v24.0")
    URI api();

    /** How long Meta may take to answer a reply; after that nobody knows whether it was sent. */
    @WithDefault("20s")
    Duration timeout();

    /** How long handing over the files of one reply may take; after that all of them are tried again, for half an hour. */
    @WithDefault("30s")
    Duration uploadTimeout();

    /** By the name that stands in the webhook's address. */
    Map<String, Account> accounts();

    interface Account {

        /** The app secrets that are active: one, or two while the secret is being changed. */
        List<String> appSecrets();

        /** What Meta must say to prove that our address was entered by us. */
        String verifyToken();

        /** Meta's id of our number, not the number itself. */
        String phoneNumberId();

        /** Lets us send; a system user's token does not expire. */
        String accessToken();

        /** Messages a second that Meta lets this number send: 80 at first, 1000 once raised, 20 where the phone app is used as well. */
        @WithDefault("80")
        double perSecond();
    }
}

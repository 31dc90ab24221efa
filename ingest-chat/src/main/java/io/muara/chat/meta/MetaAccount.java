package io.muara.chat.meta;

import io.smallrye.config.WithDefault;
import java.util.List;

/** One page, or one Instagram account, of ours. */
public interface MetaAccount {

    /** Meta's id of the page or of the Instagram professional account, digits only. */
    String id();

    /** The app secrets that are active: one, or two while the secret is being changed. */
    List<String> appSecrets();

    /** What Meta must say to prove that our address was entered by us. */
    String verifyToken();

    /** Lets us send: a page token, or an Instagram user token. */
    String accessToken();

    /** Whether Meta lets our people answer within seven days instead of 24 hours (its permission "Human Agent"). */
    @WithDefault("false")
    boolean humanAgent();
}

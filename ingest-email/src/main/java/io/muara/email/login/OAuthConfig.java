package io.muara.email.login;

import java.net.URI;
import java.util.Optional;

/** Where access tokens come from. With a refresh token they are a person's, without one the application's own. */
public interface OAuthConfig {

    /**
     * {@code https://oauth2.googleapis.com/token} or
     * {@code https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token}.
     */
    URI tokenEndpoint();

    String clientId();

    /** Absent for clients that are registered without one. */
    Optional<String> clientSecret();

    /** What the mailbox's owner consented to; absent where the application itself may read the mailbox. */
    Optional<String> refreshToken();

    /** Microsoft wants {@code https://outlook.office365.com/.default} for the application's own tokens. */
    Optional<String> scope();
}

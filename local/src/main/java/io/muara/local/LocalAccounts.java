package io.muara.local;

/** The fixed accounts of profile {@code local}; the production profile refuses their secrets. */
final class LocalAccounts {

    static final String WHATSAPP = "demo";
    static final String PHONE_NUMBER_ID = "100000000000001";
    static final String APP_SECRET = "muara-local-secret";
    static final String MAIL_ACCOUNT = "support";
    static final String MAIL_ADDRESS = "support@muara.local";
    static final String MAIL_PASSWORD = "muara-local-password";

    private LocalAccounts() {}
}

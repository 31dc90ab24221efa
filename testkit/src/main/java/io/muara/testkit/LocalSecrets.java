package io.muara.testkit;

/** The demo accounts of profile {@code local}, as the adapters' configuration has them; refused by every other profile. */
public final class LocalSecrets {

    public static final String META = "muara-local-secret";
    public static final String PAGE = "200000000000010";
    public static final String INSTAGRAM = "200000000000020";
    public static final String TELEGRAM = "muara-local-telegram-secret";
    public static final String LINE = "muara-local-line-secret";
    public static final String TWILIO_ACCOUNT = "AC00000000000000000000000000000001";
    public static final String TWILIO_TOKEN = "muara-local-twilio-token";
    public static final String VONAGE = "muara-local-vonage-secret";
    public static final String X = "muara-local-x-secret";
    public static final String X_USER = "300000000000001";
    public static final String SLACK = "muara-local-slack-secret";
    public static final String INTAKE_KEY = "muara-local-intake-key";

    /** The password in the address by which a mail provider calls. */
    public static final String MAIL_WEBHOOK = "muara-local-mail-webhook";

    /** Of an account without a webhook. */
    public static final String DESK_KEY = "muara-local-desk-key-0001";

    private LocalSecrets() {}
}

package io.muara.chat.vonage;

/** Which texts fit into an SMS of seven-bit characters (3GPP TS 23.038, section 6.2.1); the SMS API wants to be told of others. */
final class VonageAlphabet {

    private static final String CHARACTERS = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
            + "\f^{}\\[~]|€";

    private VonageAlphabet() {}

    static boolean holds(String text) {
        return text.chars().allMatch(character -> CHARACTERS.indexOf(character) >= 0);
    }
}

package io.muara.chat.whatsapp;

import io.muara.contracts.Attachment;
import java.util.Locale;
import java.util.Optional;

/**
 * As what a file is sent, so that the customer's app shows it as what it is. See Meta's "Media: Supported media types".
 *
 * @param type in Meta's word
 * @param most bytes that Meta takes
 * @param takesCaption whether text can stand below it
 */
record WhatsappWay(String type, long most, boolean takesCaption) {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private static final WhatsappWay IMAGE = new WhatsappWay("image", 5 * MIB, true);
    private static final WhatsappWay VIDEO = new WhatsappWay("video", 16 * MIB, true);
    private static final WhatsappWay AUDIO = new WhatsappWay("audio", 16 * MIB, false);
    private static final WhatsappWay STICKER = new WhatsappWay("sticker", 500 * KIB, false);
    private static final WhatsappWay DOCUMENT = new WhatsappWay("document", 100 * MIB, true);

    static WhatsappWay of(Attachment file) {
        return switch (file.mediaType().toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "")) {
            case "image/jpeg", "image/png" -> IMAGE;
            case "video/mp4", "video/3gpp" -> VIDEO;
            case "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus" -> AUDIO;
            case "image/webp" -> STICKER;
            default -> DOCUMENT;
        };
    }

    /** Why Meta would not take it. */
    Optional<String> obstacle(Attachment file) {
        if (file.stored().isEmpty()) {
            return Optional.of(
                    "The file '%s' has not arrived here yet: send it once it can be opened.".formatted(file.name()));
        }
        return file.bytes()
                .filter(bytes -> bytes > most)
                .map(bytes -> "The file '%s' is too big: WhatsApp takes at most %s as %s."
                        .formatted(file.name(), most < MIB ? most / KIB + " KB" : most / MIB + " MB", type));
    }
}

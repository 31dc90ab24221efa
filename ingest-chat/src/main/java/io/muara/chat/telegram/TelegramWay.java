package io.muara.chat.telegram;

import io.muara.contracts.Attachment;

/**
 * How a file is sent so that the customer's app shows it as what it is. See the Bot API, "Sending files".
 *
 * @param field the name of the file's field
 */
record TelegramWay(String method, String field) {

    private static final long LARGEST_PHOTO = 10L << 20;

    static TelegramWay of(Attachment file) {
        return switch (file.mediaType()) {
            case "image/jpeg", "image/png" ->
                file.bytes().orElse(Long.MAX_VALUE) <= LARGEST_PHOTO
                        ? new TelegramWay("sendPhoto", "photo")
                        : new TelegramWay("sendDocument", "document");
            case "video/mp4" -> new TelegramWay("sendVideo", "video");
            case "audio/mpeg", "audio/mp4" -> new TelegramWay("sendAudio", "audio");
            case "audio/ogg" -> new TelegramWay("sendVoice", "voice");
            default -> new TelegramWay("sendDocument", "document");
        };
    }
}

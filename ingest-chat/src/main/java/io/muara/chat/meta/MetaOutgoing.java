package io.muara.chat.meta;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** The Send API's own JSON. */
final class MetaOutgoing {

    static final String RESPONSE = "RESPONSE";
    static final String HUMAN_AGENT = "HUMAN_AGENT";

    private MetaOutgoing() {}

    static ObjectNode to(String contact, String window) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("recipient").put("id", contact);
        return window.equals(RESPONSE)
                ? body.put("messaging_type", RESPONSE)
                : body.put("messaging_type", "MESSAGE_TAG").put("tag", window);
    }

    static ObjectNode file(String mediaType, URI url) {
        var message = JsonNodeFactory.instance.objectNode();
        var attachment = message.putObject("attachment").put("type", type(mediaType));
        attachment.putObject("payload").put("url", url.toString());
        return message;
    }

    private static String type(String mediaType) {
        var kind = mediaType.replaceFirst("/.*", "");
        return switch (kind) {
            case "image", "audio", "video" -> kind;
            default -> "file";
        };
    }
}

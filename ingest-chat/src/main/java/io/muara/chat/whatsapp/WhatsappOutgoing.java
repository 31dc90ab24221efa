package io.muara.chat.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.OutboundMessage.Template;
import io.muara.contracts.Sender.Identity;
import java.util.Optional;
import java.util.regex.Pattern;

/** Meta's JSON for what we send. See "WhatsApp Cloud API: Messages". */
final class WhatsappOutgoing {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{5,15}");

    private WhatsappOutgoing() {}

    /** Empty when we know no name of the customer that Meta takes. */
    static Optional<ObjectNode> to(OutboundMessage message) {
        var body = whatsapp();
        address(body, message);
        if (!body.has("to") && !body.has("recipient")) {
            return Optional.empty();
        }
        message.answers().stream().findFirst().ifPresent(answered -> body.putObject("context")
                .put("message_id", answered));
        return Optional.of(body.put("biz_opaque_callback_data", message.id().toString()));
    }

    static ObjectNode text(ObjectNode to, String text) {
        var body = to.deepCopy().put("type", "text");
        body.putObject("text").put("preview_url", false).put("body", text);
        return body;
    }

    /** @param caption empty for none */
    static ObjectNode file(ObjectNode to, Attachment file, WhatsappWay way, String mediaId, String caption) {
        var body = to.deepCopy().put("type", way.type());
        var media = body.putObject(way.type()).put("id", mediaId);
        if (!caption.isBlank()) {
            media.put("caption", caption);
        }
        if (way.type().equals("document")) {
            media.put("filename", file.name());
        }
        return body;
    }

    static ObjectNode template(ObjectNode to, Template template) {
        var body = to.deepCopy().put("type", "template");
        var named = body.putObject("template").put("name", template.name());
        named.putObject("language").put("code", template.language());
        if (!template.values().isEmpty()) {
            var parameters =
                    named.putArray("components").addObject().put("type", "body").putArray("parameters");
            template.values()
                    .forEach(value -> parameters.addObject().put("type", "text").put("text", value));
        }
        return body;
    }

    /** @param typing whether the customer sees that somebody types, for 25 seconds or until the next message */
    static ObjectNode mark(String messageId, boolean typing) {
        var body = whatsapp().put("status", "read").put("message_id", messageId);
        if (typing) {
            body.putObject("typing_indicator").put("type", "text");
        }
        return body;
    }

    private static ObjectNode whatsapp() {
        return JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    }

    /** Where both are known Meta takes the number, which also reaches those who changed their user id. */
    private static void address(ObjectNode body, OutboundMessage message) {
        var contact = message.conversation().contact();
        if (contact.startsWith(WhatsappMessages.GROUP)) {
            body.put("recipient_type", "group").put("to", contact.substring(WhatsappMessages.GROUP.length()));
            return;
        }
        body.put("recipient_type", "individual");
        identity(message, WhatsappSender.PHONE)
                .map(number -> number.replaceFirst("^\\+", ""))
                .or(() -> Optional.of(contact)
                        .filter(number -> NUMBER.matcher(number).matches()))
                .ifPresent(number -> body.put("to", number));
        identity(message, WhatsappSender.USER).ifPresent(user -> body.put("recipient", user));
    }

    private static Optional<String> identity(OutboundMessage message, String kind) {
        return message.to().stream()
                .filter(identity -> identity.kind().equals(kind))
                .map(Identity::value)
                .findFirst();
    }
}

package io.muara.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a message as Jackson would, but without asking each class for its properties: every call that is taken in is
 * written once. What is rare is left to Jackson.
 */
final class InboundMessageWriter extends StdSerializer<InboundMessage> {

    InboundMessageWriter() {
        super(InboundMessage.class);
    }

    @Override
    public void serialize(InboundMessage message, JsonGenerator out, SerializerProvider jackson) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", message.id().toString());
        out.writeStringField("conversation", message.conversation().toString());
        sender(message.sender(), out);
        text("subject", message.subject(), out);
        content(message.content(), out, jackson);
        if (message.attachments().isEmpty()) {
            texts("attachments", List.of(), out);
        } else {
            jackson.defaultSerializeField("attachments", message.attachments(), out);
        }
        threading(message.threading(), out);
        provenance(message.provenance(), out, jackson);
        if (message.mail().isPresent()) {
            jackson.defaultSerializeField("mail", message.mail().get(), out);
        }
        out.writeEndObject();
    }

    private static void sender(Sender sender, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("sender");
        text("name", sender.name(), out);
        out.writeArrayFieldStart("identities");
        for (var identity : sender.identities()) {
            out.writeStartObject();
            out.writeStringField("kind", identity.kind());
            out.writeStringField("value", identity.value());
            text("scope", identity.scope(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        text("language", sender.language(), out);
        out.writeEndObject();
    }

    private static void content(Content content, JsonGenerator out, SerializerProvider jackson) throws IOException {
        if (content instanceof Content.Text(var text, var written)) {
            out.writeObjectFieldStart("content");
            out.writeStringField("type", "text");
            out.writeStringField("text", text);
            text("written", written, out);
            out.writeEndObject();
        } else {
            jackson.defaultSerializeField("content", content, out);
        }
    }

    private static void threading(Threading threading, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("threading");
        constant("style", threading.style(), out);
        texts("answers", threading.answers(), out);
        text("moves_to", threading.movesTo().map(ConversationKey::toString), out);
        out.writeEndObject();
    }

    private static void provenance(Provenance provenance, JsonGenerator out, SerializerProvider jackson)
            throws IOException {
        out.writeObjectFieldStart("provenance");
        out.writeStringField("provider_id", provenance.providerId());
        constant("direction", provenance.direction(), out);
        out.writeStringField("sent_at", provenance.sentAt().toString());
        out.writeStringField("received_at", provenance.receivedAt().toString());
        original(provenance.original(), out);
        if (provenance.medium().isPresent()) {
            constant("medium", provenance.medium().get(), out);
        }
        if (provenance.forwarded()) {
            out.writeBooleanField("forwarded", true);
        }
        if (provenance.pass().isPresent()) {
            jackson.defaultSerializeField("pass", provenance.pass().get(), out);
        }
        out.writeEndObject();
    }

    private static void original(Provenance.Original original, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("original");
        out.writeStringField("media_type", original.mediaType());
        text("text", original.text(), out);
        text("stored", original.stored(), out);
        out.writeEndObject();
    }

    private static void text(String name, Optional<String> value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }

    private static void texts(String name, List<String> values, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void constant(String name, Enum<?> value, JsonGenerator out) throws IOException {
        out.writeStringField(name, value.name().toLowerCase(Locale.ROOT));
    }
}

package io.muara.chat.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What stands around one of Meta's elements. With nothing else in it, it is the smallest notification that reads as the
 * same element, which is what we keep as its original.
 *
 * @param waba the WhatsApp business account, within which user ids are unique
 * @param value holds the element among others
 */
record Envelope(JsonMapper json, String waba, String field, JsonNode value) {

    static final String OBJECT = "whatsapp_business_account";
    private static final int USUAL_SIZE = 1024;

    /** The smallest notification that reads as this entry again. */
    static byte[] alone(JsonMapper json, JsonNode entry) {
        var notification = json.createObjectNode().put("object", OBJECT);
        notification.putArray("entry").add(entry);
        return notification.toString().getBytes(UTF_8);
    }

    /** @param contact what Meta says of its sender */
    String around(String array, JsonNode element, Optional<JsonNode> contact) {
        var text = new StringWriter(USUAL_SIZE);
        try (var out = json.createGenerator(text)) {
            open(out);
            out.writeStartObject();
            out.writeStringField("messaging_product", "whatsapp");
            write(out, "metadata");
            if (contact.isPresent()) {
                list(out, "contacts", contact.get());
            }
            list(out, array, element);
            write(out, "errors");
            out.writeEndObject();
            close(out);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written to memory", e);
        }
        return text.toString();
    }

    String whole() {
        var text = new StringWriter(USUAL_SIZE);
        try (var out = json.createGenerator(text)) {
            open(out);
            out.writeTree(value);
            close(out);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written to memory", e);
        }
        return text.toString();
    }

    private void open(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", OBJECT);
        out.writeArrayFieldStart("entry");
        out.writeStartObject();
        out.writeStringField("id", waba);
        out.writeArrayFieldStart("changes");
        out.writeStartObject();
        out.writeStringField("field", field);
        out.writeFieldName("value");
    }

    private static void close(JsonGenerator out) throws IOException {
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(JsonGenerator out, String name) throws IOException {
        if (value.has(name)) {
            out.writeFieldName(name);
            out.writeTree(value.get(name));
        }
    }

    private static void list(JsonGenerator out, String name, JsonNode element) throws IOException {
        out.writeArrayFieldStart(name);
        out.writeTree(element);
        out.writeEndArray();
    }
}

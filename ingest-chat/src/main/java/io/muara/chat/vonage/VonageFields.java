package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.reading.Form;
import io.muara.ingest.reading.JsonBody;
import io.muara.ingest.reading.UnreadableElement;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a call of the SMS API says, whichever of its three forms the account is set to: a query, a form or JSON.
 *
 * @param byName sorted as they are signed; of a name that comes twice only the first value, which so is the signed one
 */
record VonageFields(SortedMap<String, String> byName) {

    VonageFields {
        byName = Collections.unmodifiableSortedMap(byName);
    }

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    /** The part of a call that says something: the query of a GET and else the body. */
    static byte[] payload(WebhookCall call) {
        return call.method().equals("GET") ? call.query().getBytes(UTF_8) : call.body();
    }

    /** @throws UnreadableElement when it is none of the three */
    static VonageFields of(byte[] payload) {
        return isJson(payload) ? of(JsonBody.of(payload).root()) : of(Form.of(payload));
    }

    /** @throws UnreadableElement for what is not a flat object, since nobody says how the rest would be signed */
    static VonageFields of(JsonNode json) {
        if (!json.isObject()) {
            throw new UnreadableElement("it is not one of Vonage's SMS");
        }
        var byName = new TreeMap<String, String>();
        for (var field : json.properties()) {
            if (field.getValue().isContainerNode()) {
                throw new UnreadableElement("it is not one of Vonage's SMS, in which nothing is nested");
            }
            if (!field.getValue().isNull()) {
                byName.put(field.getKey(), field.getValue().asText());
            }
        }
        return new VonageFields(byName);
    }

    /** By how it begins and not by what its header says, so that the payload alone can be read again. */
    static boolean isJson(byte[] payload) {
        for (var each : payload) {
            if (each > ' ') {
                return each == '{' || each == '[';
            }
        }
        return false;
    }

    static String mediaType(byte[] payload) {
        return isJson(payload) ? JSON : FORM;
    }

    /** Empty when it is missing or blank. */
    Optional<String> value(String name) {
        return Optional.ofNullable(byName.get(name)).filter(value -> !value.isBlank());
    }

    /** As it is, blanks included; empty text when it is missing. */
    String text(String name) {
        return byName.getOrDefault(name, "");
    }

    String required(String name, String reason) {
        return value(name).orElseThrow(() -> new UnreadableElement(reason));
    }

    String json() {
        var json = JsonNodeFactory.instance.objectNode();
        byName.forEach(json::put);
        return json.toString();
    }

    private static VonageFields of(Form form) {
        var byName = new TreeMap<String, String>();
        form.fields().forEach((name, values) -> byName.put(name, values.getFirst()));
        return new VonageFields(byName);
    }
}

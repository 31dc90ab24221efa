package io.muara.ticket.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muara.contracts.TicketEvent;
import io.muara.contracts.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Record headers as the text that lies in the outbox, and those that make an event a CloudEvent. */
final class Headers {

    private static final TypeReference<LinkedHashMap<String, String>> MAP = new TypeReference<>() {};

    private Headers() {}

    /** CloudEvents 1.0 in Kafka's binary mode. */
    static Map<String, String> of(TicketEvent event) {
        var ticket = event.ticket().id().toString();
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id().toString());
        headers.put("ce_source", "/muara/tickets");
        headers.put("ce_type", event.type().id());
        headers.put("ce_time", event.at().toString());
        headers.put("ce_subject", ticket);
        headers.put("ce_partitionkey", ticket);
        // Read as text by whoever compares sequences, so that every number must be equally long.
        headers.put("ce_sequence", "%019d".formatted(event.ticketVersion()));
        headers.put("ce_ticketversion", Long.toString(event.ticketVersion()));
        return headers;
    }

    static String write(Map<String, String> headers) {
        return new String(Wire.bytes(headers), UTF_8);
    }

    static RecordHeaders read(String text) {
        try {
            var headers = new RecordHeaders();
            Wire.json().readValue(text, MAP).forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
            return headers;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers in the outbox are not the JSON that we wrote", e);
        }
    }
}

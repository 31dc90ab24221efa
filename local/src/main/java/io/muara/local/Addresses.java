package io.muara.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every port of a local platform. */
record Addresses(
        int ticket,
        int chat,
        int email,
        int router,
        int graph,
        int providers,
        int kafka,
        int postgres,
        int smtp,
        int imap) {

    /** What the documentation names, the same on every machine. */
    static final Addresses FIXED = new Addresses(8080, 8081, 8082, 8083, 8084, 8085, 9092, 15432, 3025, 3143);

    /** Ten ports in a row. */
    static Addresses from(int base) {
        return new Addresses(
                base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8, base + 9);
    }

    Map<String, Integer> byName() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("ticket-service", ticket);
        ports.put("ingest-chat", chat);
        ports.put("ingest-email", email);
        ports.put("router-service", router);
        ports.put("fake WhatsApp", graph);
        ports.put("fake providers", providers);
        ports.put("Kafka", kafka);
        ports.put("PostgreSQL", postgres);
        ports.put("SMTP", smtp);
        ports.put("IMAP", imap);
        return ports;
    }

    String ticketUrl() {
        return "http://localhost:" + ticket;
    }

    String chatUrl() {
        return "http://localhost:" + chat;
    }

    String emailUrl() {
        return "http://localhost:" + email;
    }

    String graphUrl() {
        return "http://localhost:" + graph;
    }

    String providersUrl() {
        return "http://localhost:" + providers;
    }

    String bootstrapServers() {
        return "localhost:" + kafka;
    }
}

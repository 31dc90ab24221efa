package io.muara.ingest.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A {@code multipart/form-data} body (RFC 7578) that is streamed. */
public final class Multipart {

    private final String boundary = "muara-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    public Multipart field(String name, String value) {
        head(name, "");
        parts.add(BodyPublishers.ofString(value + "\r\n"));
        return this;
    }

    /** @param bytes opened when the request is sent, and again if it is sent again */
    public Multipart file(String name, String fileName, String mediaType, Supplier<InputStream> bytes) {
        head(name, "; filename=\"%s\"\r\nContent-Type: %s".formatted(escaped(fileName), oneLine(mediaType)));
        parts.add(BodyPublishers.ofInputStream(bytes));
        parts.add(BodyPublishers.ofString("\r\n"));
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public BodyPublisher body() {
        var all = new ArrayList<>(parts);
        all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private void head(String name, String more) {
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(boundary, escaped(name), more);
        parts.add(BodyPublishers.ofByteArray(head.getBytes(UTF_8)));
    }

    /** As browsers do it, HTML Standard, section 4.10.21.8. */
    private static String escaped(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]", "");
    }
}

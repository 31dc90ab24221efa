package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.contracts.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings letters and phone notes to ingest-chat's own API, as a mail room and a phone system would. */
final class IntakeSender {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI address;
    private final String key;

    IntakeSender(String chat, String key) {
        this.address = URI.create(chat.replaceAll("/+$", "") + "/api/v1/intake/");
        this.key = key;
    }

    /** @param text what the letter says; may be empty if there is a file */
    String letter(String from, String subject, String text, List<Path> files) {
        var letter = JSON.objectNode().put("id", "letter-" + UUID.randomUUID()).put("medium", "letter");
        var contact = letter.putObject("contact").put("name", from);
        contact.putArray("identities").addObject().put("kind", "name").put("value", from);
        letter.put("subject", subject);
        if (!text.isEmpty()) {
            letter.put("text", text);
        }
        return send("messages", "message", letter, files);
    }

    /** @param note what was spoken about */
    String call(String number, Optional<String> name, String note, List<Path> recordings) {
        if (!number.matches("anonymous|\\+[1-9][0-9]{5,14}")) {
            throw new Refusal("--from must be a phone number such as +628123456789, or anonymous, but was '%s'."
                    .formatted(number));
        }
        var call = JSON.objectNode()
                .put("id", "call-" + UUID.randomUUID())
                .put("number", number)
                .put("outcome", "answered")
                .put("note", note);
        name.ifPresent(known -> call.put("name", known));
        return send("calls", "call", call, recordings);
    }

    private String send(String where, String part, ObjectNode json, List<Path> files) {
        var boundary = "muara-" + UUID.randomUUID();
        var request = HttpRequest.newBuilder(address.resolve(where))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(form(boundary, part, json, files))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            var said = Wire.json().readTree(answer.body());
            if (answer.statusCode() != 202) {
                throw new Refusal("%s answered %d: %s"
                        .formatted(
                                request.uri(),
                                answer.statusCode(),
                                said.path("detail").asText()));
            }
            return "accepted as " + said.path("id").asText();
        } catch (IOException e) {
            throw new Refusal(
                    "nothing that Muara would say came from %s; is ./muara up running?".formatted(address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while sending", e);
        }
    }

    private static BodyPublisher form(String boundary, String part, ObjectNode json, List<Path> files) {
        var publishers = new ArrayList<BodyPublisher>();
        publishers.add(head(boundary, "name=\"%s\"".formatted(part), "application/json"));
        publishers.add(BodyPublishers.ofByteArray(Wire.bytes(json)));
        for (var file : files) {
            publishers.add(head(boundary, "name=\"file\"; filename=\"%s\"".formatted(name(file)), type(file)));
            publishers.add(content(file));
        }
        publishers.add(BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)));
        return BodyPublishers.concat(publishers.toArray(BodyPublisher[]::new));
    }

    private static BodyPublisher head(String boundary, String disposition, String type) {
        return BodyPublishers.ofString(
                "\r\n--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, disposition, type),
                UTF_8);
    }

    private static BodyPublisher content(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new Refusal("'%s' cannot be read: give the name of a readable file.".formatted(file), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("[\"\\\\\\r\\n]", "_");
    }

    private static String type(Path file) {
        try {
            return Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
        } catch (IOException e) {
            return "application/octet-stream";
        }
    }
}

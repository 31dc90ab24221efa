package io.muara.chat.manual;

import io.muara.attachments.DirectoryAttachments;
import io.muara.chat.ChatProcess;
import io.muara.contracts.Attachment;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.ingest.provider.Multipart;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.LocalSecrets;
import io.muara.testkit.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The packaged service before a real Kafka and a receiver with a real socket, and what callers of its own API do and see. */
final class ManualService implements AutoCloseable {

    static final String MESSAGES = "/api/v1/intake/messages";
    static final String CALLS = "/api/v1/intake/calls";
    static final String DELIVERIES = "/api/v1/intake/deliveries";
    static final String JSON = "application/json";

    final EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
    final FakeProvider kiosk = FakeProvider.start(0, request -> FakeProvider.Answer.json(200, "{\"id\":\"k-1\"}"));
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final ChatProcess chat;
    private final Path kept;
    private final Path unfinished;

    /** @param folder where it keeps files, finished and not */
    ManualService(Path folder) throws IOException {
        kept = Files.createDirectories(folder.resolve("kept"));
        unfinished = Files.createDirectories(folder.resolve("tmp"));
        chat = ChatProcess.start(Map.of(
                        "quarkus.profile",
                        "local",
                        "kafka.bootstrap.servers",
                        kafka.bootstrapServers(),
                        "muara.attachments.folder",
                        kept.toString(),
                        "java.io.tmpdir",
                        unfinished.toString(),
                        "muara.manual.accounts.demo.webhook.url",
                        kiosk.url().toString()))
                .ready();
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send(path, BodyPublishers.ofString(json), JSON, key());
    }

    HttpResponse<String> upload(String path, Multipart form) throws Exception {
        return send(path, form.body(), form.contentType(), key());
    }

    HttpResponse<String> send(String path, BodyPublisher body, String type, Map<String, String> headers)
            throws Exception {
        return http.send(request(path, body, type, headers), BodyHandlers.ofString());
    }

    HttpRequest request(String path, BodyPublisher body, String type, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(chat.url(path))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(30))
                .POST(body);
        headers.forEach(request::header);
        return request.build();
    }

    static Map<String, String> key() {
        return Map.of("Authorization", "Bearer " + LocalSecrets.INTAKE_KEY);
    }

    void reply(OutboundMessage reply) {
        try (var producer = DurableProducer.create(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), "test", Duration.ofSeconds(10))) {
            producer.send(new ProducerRecord<>(
                            Topics.outbound(ManualReading.ID),
                            reply.conversation().toString(),
                            Wire.bytes(reply)))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    TopicReader reader(String topic) {
        return new TopicReader(kafka.bootstrapServers(), topic);
    }

    /** @param id that its caller gave it */
    static Stream<InboundMessage> byId(TopicReader inbound, String id) {
        return all(inbound).filter(message -> message.provenance().providerId().equals(id));
    }

    static Stream<InboundMessage> all(TopicReader inbound) {
        return inbound.records().stream().map(record -> Wire.read(record.value(), InboundMessage.class));
    }

    byte[] bytes(Attachment file) {
        try (var bytes = new DirectoryAttachments(kept).open(file.stored().orElseThrow())) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> kept() throws IOException {
        try (var files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    List<Path> unfinished() throws IOException {
        try (var files = Files.list(unfinished)) {
            return files.filter(file -> file.toString().contains("muara-upload-"))
                    .toList();
        }
    }

    @Override
    public void close() {
        http.close();
        chat.close();
        kiosk.close();
        kafka.close();
    }
}

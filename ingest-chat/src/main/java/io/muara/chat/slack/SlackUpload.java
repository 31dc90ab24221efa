package io.muara.chat.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.ingest.Delivery;
import io.muara.ingest.provider.Multipart;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * Hands files to Slack and then shows all of them in one message. Until they are shown nobody sees them and Slack forgets
 * them, so everything before that may be done again. See "Working with files".
 */
final class SlackUpload {

    private final AttachmentStore files;

    SlackUpload(AttachmentStore files) {
        this.files = files;
    }

    /** @param showing where the files are shown, and what is said with them */
    Delivery show(SlackApi slack, List<Attachment> attachments, ObjectNode showing) {
        var ids = showing.putArray("files");
        for (var file : attachments) {
            switch (handOver(slack, file)) {
                case Delivery.Accepted(var id) -> ids.addObject().put("id", id).put("title", file.name());
                case Delivery.Uncertain(var reason) -> {
                    return new Delivery.Unavailable(reason); // nothing was shown yet
                }
                case Delivery.Throttled throttled -> {
                    return throttled;
                }
                case Delivery.Unavailable unavailable -> {
                    return unavailable;
                }
                case Delivery.Refused refused -> {
                    return refused;
                }
            }
        }
        var first = ids.path(0).path("id").asText();
        return slack.call("files.completeUploadExternal", showing, done -> SlackReply.file(first));
    }

    /** Accepted with the file's id. */
    private Delivery handOver(SlackApi slack, Attachment file) {
        if (file.stored().isEmpty() || file.bytes().isEmpty()) {
            return new Delivery.Refused("The file '%s' is not in our store.".formatted(file.name()));
        }
        var query = "/files.getUploadURLExternal?filename=%s&length=%d"
                .formatted(URLEncoder.encode(file.name(), UTF_8), file.bytes().get());
        return slack.http().deliver(slack.request(query).build(), answer -> switch (SlackAnswer.of(
                answer, json -> json.path("file_id").asText())) {
            case Delivery.Accepted(var id) -> send(slack, answer.json(), file, id);
            case Delivery.Uncertain uncertain -> uncertain;
            case Delivery.Throttled throttled -> throttled;
            case Delivery.Unavailable unavailable -> unavailable;
            case Delivery.Refused refused -> refused;
        });
    }

    /** The address holds its own permission and needs no token. */
    private Delivery send(SlackApi slack, JsonNode told, Attachment file, String id) {
        var form = new Multipart()
                .file(
                        "file",
                        file.name(),
                        file.mediaType(),
                        () -> files.open(file.stored().orElseThrow()));
        return address(told)
                .map(url -> HttpRequest.newBuilder(url)
                        .timeout(slack.timeout())
                        .header("Content-Type", form.contentType())
                        .POST(form.body())
                        .build())
                .map(request -> slack.http()
                        .deliver(
                                request,
                                answer -> answer.status() == 200
                                        ? new Delivery.Accepted(id)
                                        : new Delivery.Unavailable(
                                                "Slack did not take the file (%d).".formatted(answer.status()))))
                .orElseGet(() -> new Delivery.Unavailable("Slack did not say where the file goes."));
    }

    private static Optional<URI> address(JsonNode told) {
        return Optional.of(told.path("upload_url").asText())
                .filter(url -> url.matches("https?://[^\\s\"<>^`{|}\\\\]+"))
                .map(URI::create);
    }
}

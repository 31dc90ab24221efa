package io.muara.chat.manual;

import io.muara.attachments.AttachmentStore;
import io.muara.chat.manual.ManualAccounts.Known;
import io.muara.chat.manual.ManualProof.Seen;
import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.arrival.Acceptance;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lets in what is proven and right, and answers once it is safe. On a thread that may block. */
@Singleton
class ManualReception {

    /** A signature is over the whole body, which must therefore lie in memory. */
    private static final int LARGEST_SIGNED = 4 << 20;

    private final ManualProof proof;
    private final AttachmentStore attachments;
    private final Acceptance acceptance;
    private final int maxFiles;

    ManualReception(ManualChannel channel, AttachmentStore attachments, Acceptance acceptance, ManualConfig config) {
        this.proof = new ManualProof(channel.accounts());
        this.attachments = attachments;
        this.acceptance = acceptance;
        this.maxFiles = config.maxFiles();
    }

    /** @param call whose body was not read yet */
    Seen look(WebhookCall call) {
        return proof.look(call);
    }

    /**
     * @param call without its body
     * @return the id of what is safe now
     * @throws ManualMistake when nothing of it is kept
     */
    MessageId receive(ManualKind kind, Seen seen, WebhookCall call, InputStream body) throws IOException {
        return switch (seen) {
            case Seen.Of(var account) -> accept(kind, account, call, body);
            case Seen.Signed() -> signed(kind, call, body);
            case Seen.Refused(var reason) -> throw refused(reason);
        };
    }

    ManualMistake refused(String reason) {
        acceptance.rejected(ManualReading.ID, reason);
        return ManualMistake.of(
                401,
                "send 'Authorization: Bearer <API key>', or the headers webhook-id, webhook-timestamp and webhook-signature over the raw body, made within five minutes.");
    }

    private MessageId signed(ManualKind kind, WebhookCall call, InputStream body) throws IOException {
        var bytes = body.readNBytes(LARGEST_SIGNED + 1);
        if (bytes.length > LARGEST_SIGNED) {
            throw ManualMistake.of(
                    413,
                    "a signed call is larger than %d bytes: use an API key for large files.".formatted(LARGEST_SIGNED));
        }
        var whole =
                new WebhookCall(call.method(), call.account(), call.query(), call.headers(), bytes, call.receivedAt());
        return receive(kind, proof.check(whole), call, new ByteArrayInputStream(bytes));
    }

    private MessageId accept(ManualKind kind, Known account, WebhookCall call, InputStream body) throws IOException {
        var reading = new ManualReading(account.name(), Optional.of(account.fileHosts()));
        var type = call.header("content-type").orElse("");
        try (var upload = ManualUpload.read(kind, type, body, maxFiles)) {
            var arrived = reading.read(kind, upload.json(), upload.hasFiles(), call.receivedAt());
            return switch (arrived) {
                case Arrived.Message(var message) -> {
                    var whole = upload.keep(message, attachments);
                    yield safe(new Arrived.Message(whole), whole.id(), call);
                }
                case Arrived.Report(var report) -> safe(arrived, report.id(), call);
                case Arrived.Unreadable unreadable -> throw unexpected(arrived);
                case Arrived.Part part -> throw unexpected(arrived);
                case Arrived.Ignored ignored -> throw unexpected(arrived);
            };
        }
    }

    private MessageId safe(Arrived arrived, MessageId id, WebhookCall call) {
        if (!acceptance.accept(ManualReading.ID, arrived, call.receivedAt())) {
            throw ManualMistake.of(503, "the call could not be stored safely. Send it again.");
        }
        return id;
    }

    private static IllegalStateException unexpected(Arrived arrived) {
        return new IllegalStateException(
                "a call became a %s".formatted(arrived.getClass().getSimpleName()));
    }
}

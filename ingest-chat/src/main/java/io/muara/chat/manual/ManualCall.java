package io.muara.chat.manual;

import io.muara.contracts.Content;
import io.muara.contracts.Content.Call.Line;
import io.muara.contracts.Content.Call.Outcome;
import io.muara.contracts.Content.Call.Speaker;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.contracts.Threading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A phone call as {@code docs/schemas/intake-call.json} describes it. */
final class ManualCall {

    private static final String ANONYMOUS = "anonymous";
    private static final int MOST_LINES = 2_000;
    private static final long LONGEST = Duration.ofDays(7).toSeconds();

    private ManualCall() {}

    static InboundMessage read(ManualFields fields, ManualLink links, ManualEnvelope envelope) {
        var id = fields.requiredText("id", ManualRule.ID);
        var provenance = envelope.provenance(fields, id, "started_at", Medium.PHONE);
        var contact = new Sender(
                fields.text("name", ManualRule.NAME),
                List.of(caller(fields.requiredText("number", ManualRule.CALLER), id)),
                fields.text("language", ManualRule.LANGUAGE));
        var content = content(fields);
        var recording = fields.object("recording", links::read);
        fields.finish();
        return envelope.around(
                ManualKind.CALL,
                contact,
                Optional.empty(),
                content,
                recording.stream().toList(),
                Threading.continuous(),
                provenance);
    }

    /** Whoever hides their number is not the same person as the next who does. */
    private static Identity caller(String number, String id) {
        return number.equals(ANONYMOUS) ? Identity.of("call", id) : Identity.of(ManualContact.PHONE, number);
    }

    private static Content.Call content(ManualFields fields) {
        return new Content.Call(
                fields.requiredOneOf("outcome", List.of(Outcome.values())),
                Duration.ofSeconds(fields.number("duration_seconds", LONGEST).orElse(0L)),
                fields.text("note", ManualRule.TEXT).orElse(""),
                fields.objects("transcript", MOST_LINES, ManualCall::line),
                fields.text("line", ManualRule.NAME),
                fields.text("agent", ManualRule.NAME));
    }

    private static Line line(ManualFields line) {
        return new Line(
                line.requiredOneOf("speaker", List.of(Speaker.values())), line.requiredText("text", ManualRule.SAID));
    }
}

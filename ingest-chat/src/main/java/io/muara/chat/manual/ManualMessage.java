package io.muara.chat.manual;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Threading;
import java.util.List;
import java.util.Optional;

/** A message as {@code docs/schemas/intake-message.json} describes it. */
final class ManualMessage {

    private static final int MOST_LINKS = 20;
    private static final int MOST_ANSWERS = 20;

    private ManualMessage() {}

    static InboundMessage read(ManualFields fields, ManualLink links, boolean hasFiles, ManualEnvelope envelope) {
        var id = fields.requiredText("id", ManualRule.ID);
        var medium = fields.requiredOneOf("medium", List.of(Medium.values()));
        var provenance = envelope.provenance(fields, id, "sent_at", medium);
        fields.require("contact");
        var contact = fields.object("contact", ManualContact::of);
        var subject = fields.text("subject", ManualRule.LINE);
        var text = fields.text("text", ManualRule.TEXT);
        var linked = fields.objects("attachments", MOST_LINKS, links::read);
        requireSomething(fields, text, subject, linked, hasFiles);
        var threading = new Threading(style(medium), fields.texts("answers", MOST_ANSWERS, ManualRule.NAME));
        var forwarded = fields.flag("forwarded");
        fields.finish();
        return envelope.around(
                ManualKind.MESSAGE,
                contact.orElseThrow(),
                subject,
                new Content.Text(text.orElse("")),
                linked,
                threading,
                forwarded ? forwarded(provenance) : provenance);
    }

    private static void requireSomething(
            ManualFields fields,
            Optional<String> text,
            Optional<String> subject,
            List<Attachment> linked,
            boolean hasFiles) {
        if (text.isEmpty() && subject.isEmpty() && linked.isEmpty() && !hasFiles) {
            fields.note("text", "is missing, and there is no subject and no file either: say at least one of them");
        }
    }

    /** A letter is a matter of its own unless it answers something, as a mail is. */
    private static Threading.Style style(Medium medium) {
        return switch (medium) {
            case LETTER, EMAIL -> Threading.Style.THREADED;
            case CHAT, SMS, SOCIAL, PHONE -> Threading.Style.CONTINUOUS;
        };
    }

    private static Provenance forwarded(Provenance provenance) {
        return new Provenance(
                provenance.providerId(),
                provenance.direction(),
                provenance.sentAt(),
                provenance.receivedAt(),
                provenance.original(),
                provenance.medium(),
                true);
    }
}

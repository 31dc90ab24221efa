package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.Attachment;
import io.muara.contracts.OutboundMessage;
import io.muara.ticket.reply.Words;
import io.muara.ticket.schedule.IfContactWrites;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to answer, and when. */
public record NewReply(
        @Schema(description = "May be left out where there are attachments") @Nullable
        String text,

        @Schema(description = "Ids of files that were uploaded") @Nullable
        List<UUID> attachments,

        @Schema(description = "Sent instead of the text where the channel takes only what it approved") @Nullable
        Template template,

        @Schema(description = "Answers a public comment in private") @Nullable
        Boolean privately,

        @Schema(description = "In which it is written, such as id; the contact's when left out") @Nullable
        String language,

        @Schema(description = "When to send it; at once when left out") @Nullable
        Instant sendAt,

        @Schema(description = "Waits for muara.replies.undo-within, so that it may be taken back") @Nullable
        Boolean undoable,

        @Schema(
                description =
                        "What becomes of a reply that waits when the contact writes: hold (unless given, with sendAt) or send")
        @Nullable
        IfContactWrites ifContactWrites,

        @Schema(description = "The ticket's version that its author saw: the answer tells what was said since")
        @Nullable
        Long seenVersion) {

    private static final int MOST_VALUES = 100;

    /** @param language as the provider writes it, such as {@code id} or {@code en_US} */
    public record Template(
            @JsonProperty(required = true) String name,
            @Nullable String language,
            @Nullable List<String> values) {

        OutboundMessage.Template checked() {
            var given = Objects.requireNonNullElse(values, List.<String>of());
            if (name == null || name.isBlank()) {
                throw new Unacceptable("template.name must be the name of a template that the provider approved");
            }
            if (given.size() > MOST_VALUES || given.stream().anyMatch(Objects::isNull)) {
                throw new Unacceptable("template.values must be at most %d texts".formatted(MOST_VALUES));
            }
            return new OutboundMessage.Template(name, Objects.requireNonNullElse(language, ""), given);
        }
    }

    List<UUID> files() {
        return Given.files(attachments);
    }

    /** @param carried the files that it names */
    Words words(List<Attachment> carried) {
        return new Words(
                carried.isEmpty() || text != null ? Given.text("text", text) : "",
                carried,
                Optional.ofNullable(template).map(Template::checked),
                Boolean.TRUE.equals(privately) ? OutboundMessage.Act.SAY_PRIVATELY : OutboundMessage.Act.SAY,
                Optional.ofNullable(language).map(NewReply::language),
                false);
    }

    private static String language(String code) {
        if (!code.matches("[a-z]{2}")) {
            throw new Unacceptable(
                    "language must be two lower-case letters as in ISO 639-1, but was '%s'".formatted(code));
        }
        return code;
    }
}

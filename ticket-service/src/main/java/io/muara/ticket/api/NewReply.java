package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.OutboundMessage;
import io.muara.ticket.reply.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to answer. */
public record NewReply(
        @JsonProperty(required = true) String text,

        @Schema(description = "Sent instead of the text where the channel takes only what it approved") @Nullable
        Template template,

        @Schema(description = "Answers a public comment in private") @Nullable
        Boolean privately) {

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

    Words checked() {
        return new Words(
                Given.text("text", text),
                Optional.ofNullable(template).map(Template::checked),
                Boolean.TRUE.equals(privately) ? OutboundMessage.Act.SAY_PRIVATELY : OutboundMessage.Act.SAY);
    }
}

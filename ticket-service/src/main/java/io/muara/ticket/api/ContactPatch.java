package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.Label;
import io.muara.ticket.contact.Particulars;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be different about a contact; what is left out stays, and an empty text takes away what there was. */
public record ContactPatch(
        @Nullable String name,
        @Nullable Boolean vip,

        @Schema(description = "An agent; an empty text for nobody") @Nullable
        String owner,

        @Nullable String organisation,
        @Nullable String language,
        @Nullable String notes,

        @Schema(description = "Those to set; one that is null or empty is taken away") @Nullable
        Map<String, @Nullable String> attributes,

        @Schema(description = "All they shall have") @Nullable
        Set<Label> labels) {

    Particulars applied(Particulars before) {
        try {
            return new Particulars(
                    text(name, before.name()),
                    vip == null ? before.vip() : vip,
                    text(owner, before.owner().map(AgentId::value)).map(AgentId::new),
                    text(organisation, before.organisation()),
                    text(language, before.language()),
                    text(notes, before.notes()),
                    attributes(before.attributes()),
                    labels == null ? before.labels() : labels);
        } catch (IllegalArgumentException e) {
            throw new Unacceptable(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> attributes(Map<String, String> before) {
        var after = new HashMap<>(before);
        if (attributes != null) {
            attributes.forEach((key, value) -> {
                if (value == null || value.isEmpty()) {
                    after.remove(key);
                } else {
                    after.put(key, value);
                }
            });
        }
        return after;
    }

    private static Optional<String> text(@Nullable String wanted, Optional<String> before) {
        return wanted == null ? before : Optional.of(wanted.strip()).filter(text -> !text.isEmpty());
    }
}

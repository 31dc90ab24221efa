package io.muara.ticket.api;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Label;
import io.muara.ticket.contact.Contact;
import io.muara.ticket.contact.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contact as the API shows it. */
public record ContactView(
        UUID id,
        Optional<String> name,
        boolean vip,

        @Schema(description = "The agent who looks after them")
        Optional<AgentId> owner,

        Optional<String> organisation,

        @Schema(description = "What they want to be answered in, an ISO 639-1 code")
        Optional<String> language,

        Optional<String> notes,
        Map<String, String> attributes,
        Set<Label> labels,

        @Schema(
                description =
                        "The names that prove who they are, also those of contacts that were merged into this one")
        List<IdentityView> identities,

        @Schema(description = "Whom they were merged into") Optional<UUID> mergedInto,

        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** @param scope within which nobody else has it; absent when that is so everywhere */
    public record IdentityView(String kind, String value, Optional<String> scope) {

        static IdentityView of(Identity name) {
            return new IdentityView(
                    name.kind(), name.value(), Optional.of(name.scope()).filter(scope -> !scope.isEmpty()));
        }
    }

    static ContactView of(Contact contact, List<Identity> names) {
        var known = contact.particulars();
        return new ContactView(
                contact.id().value(),
                known.name(),
                known.vip(),
                known.owner(),
                known.organisation(),
                known.language(),
                known.notes(),
                known.attributes(),
                known.labels(),
                names.stream().map(IdentityView::of).toList(),
                contact.mergedInto().map(ContactId::value),
                contact.version(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
